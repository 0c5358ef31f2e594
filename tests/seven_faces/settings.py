"""The product's settings with one more app, its tables made without migrations."""

from config.settings import *  # noqa: F403
from config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.seven_faces.apps.SevenFacesConfig"]
# pghistory's own migrations make the function that its triggers call.
MIGRATION_MODULES = {app.split(".")[-1]: None for app in INSTALLED_APPS if app != "pghistory"} | {
    "config": None,
    "seven_faces": None,
}
PGTRIGGER_INSTALL_ON_MIGRATE = True
