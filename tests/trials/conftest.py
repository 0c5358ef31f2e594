"""What is collected here."""

import os

from tests.trials.published import FILE

# The file belongs to its authors and is no part of this repository. Its tests say so when they are
# skipped; where CI=true, and a skip is a failure, they are not asked for.
absent = os.environ.get("CI") == "true" and not FILE.exists()
collect_ignore = ["test_published_trial.py"] if absent else []
