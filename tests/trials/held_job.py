"""A job that works for as long as a file is there. The worker of a test imports it."""

import os
import time
from pathlib import Path

from trials.jobs import job


@job("held")
def held() -> int:
    """Seven rows, once nothing holds it any more."""
    while Path(os.environ["HELD_BY"]).exists():
        time.sleep(0.05)
    return 7
