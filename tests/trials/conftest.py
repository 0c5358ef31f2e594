"""What is collected here."""

from tests.trials.published import FILE

# The file belongs to its authors and is not part of this repository.
collect_ignore = [] if FILE.exists() else ["test_published_trial.py"]
