"""Every test run has its own database cluster and broker, whatever the environment names."""

import os
import tempfile
from pathlib import Path


from config import local_services

# Read before Django is: nothing of a real installation may be reached from here.
for _name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS", "HTTPS"):
    os.environ.pop(_name, None)
_home = Path(tempfile.mkdtemp(prefix="cartograph-test-"))
local_services.provide(home=_home, temporary=True)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"

from django.conf import settings  # noqa: E402 - needs the environment above

# One round of a weak digest: hundreds of tests sign in.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
