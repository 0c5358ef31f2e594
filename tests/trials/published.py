"""Where the published patient file lies, beside the checkout."""

from pathlib import Path

FILE = Path(__file__).parents[3] / "shared" / "data" / "cd22_cart_trial.csv"
