"""The web application as gunicorn loads it."""

import os

from config import local_services

local_services.provide()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DATABASE_POOL_SIZE", "8")

from django.core.wsgi import get_wsgi_application  # noqa: E402 - needs the environment above

application = get_wsgi_application()
