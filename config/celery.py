"""The Celery application, and a beat whose memory is the ledger of jobs.

Run as `celery -A config worker` and `celery -A config beat`.
"""

import os

from config import local_services

local_services.provide()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import warnings  # noqa: E402 - the lines above must come before Django is read
from typing import Any  # noqa: E402

import redis  # noqa: E402
import structlog  # noqa: E402
from celery import Celery  # noqa: E402
from celery.beat import ScheduleEntry, Scheduler  # noqa: E402
from celery.platforms import SecurityWarning  # noqa: E402
from celery.signals import setup_logging  # noqa: E402
from django.conf import settings  # noqa: E402
from django_structlog.celery.steps import DjangoStructLogInitStep  # noqa: E402

from config.health import record_beat  # noqa: E402

# It warns of root and of accounts without a name. Messages are JSON and bring no code, and on a
# laptop the demo runs as whoever starts it.
warnings.filterwarnings("ignore", category=SecurityWarning)

logger = structlog.get_logger(__name__)

app = Celery("cartograph")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add(DjangoStructLogInitStep)


@setup_logging.connect
def use_the_logging_of_the_settings(**_: Any) -> None:
    """Celery leaves the loggers alone once somebody listens to this signal."""
    import logging.config

    logging.config.dictConfig(settings.LOGGING)


class LedgerScheduler(Scheduler):
    """Beat without a file: what was queued last stands in the ledger, and so do the runs.

    An entry is written to the ledger before it is sent, so that a message the broker loses is
    found again, and a second beat does not queue the same slot twice.
    """

    def setup_schedule(self) -> None:
        """Take up where the last beat stopped: a night missed while it was down is made up."""
        from trials.jobs import last_queued

        super().setup_schedule()
        self.merge_inplace(self.app.conf.beat_schedule)
        for name, entry in self.schedule.items():
            entry.last_run_at = last_queued(name) or entry.last_run_at

    def apply_async(
        self, entry: ScheduleEntry, producer: Any = None, advance: bool = True, **_: Any
    ) -> Any:
        """Queue the job the entry is named after."""
        from trials.jobs import queue

        if advance:
            entry = self.reserve(entry)
        return queue(entry.name)

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """One round, and the sign of life that /healthz reads."""
        try:
            record_beat()
        except redis.RedisError:
            # Beat outlives a pause of the broker; without the sign /healthz calls it late.
            logger.warning("beat_not_recorded")
        return super().tick(*args, **kwargs)
