"""The progress bar of commands that go through one study or all of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management import CommandError
from tqdm import tqdm

from trials.models import Study


@contextmanager
def of_studies(
    code: str | None, what: str
) -> Iterator[tuple[Study | None, Callable[[str, float], None]]]:
    """The study of that code, None for all, and what to call with the share done of each."""
    live = Study.objects.filter(removed_at__isnull=True)
    study = live.filter(key=code).first() if code else None
    if code and study is None:
        known = ", ".join(live.order_by("key").values_list("key", flat=True)) or "none yet"
        raise CommandError(f"There is no study {code!r}. Known studies: {known}.")
    shares: dict[str, float] = {}
    with tqdm(
        total=1 if study else live.count(),
        desc=what,
        bar_format="{desc} {percentage:3.0f} %|{bar}| {elapsed}",
        mininterval=0.2,
    ) as bar:

        def progress(key: str, share: float) -> None:
            bar.update(share - shares.get(key, 0))
            shares[key] = share

        yield study, progress
