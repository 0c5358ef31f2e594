"""All settings. What differs between machines is read from the environment, typed, or refused.

Periods are in seconds. With no DATABASE_URL and no REDIS_URL, `config.local_services` has put
the addresses of the embedded servers and a generated secret into the environment before this
module is read.
"""

import os
import tomllib
from datetime import timedelta
from pathlib import Path

import pghistory
import pgtrigger
import structlog
from celery.schedules import crontab
from csp.constants import NONE, SELF

from config.environment import Environment, celery_address
from config.logs import exception_without_values

BASE_DIR = Path(__file__).resolve().parent.parent
# The release that computed a number stands beside it.
RELEASE = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]

_environment = Environment(os.environ)
_integer = _environment.integer

# Secrets and addresses
_EMBEDDED = "Leave out DATABASE_URL and REDIS_URL to use the embedded servers."
SECRET_KEY = _environment.secret(
    "SECRET_KEY", remedy="Set it to 50 or more random characters and keep it secret."
)
DATABASES = {
    "default": _environment.database(
        "DATABASE_URL", remedy=f"Set it to postgresql://user:password@host:5432/name. {_EMBEDDED}"
    )
    | {"ATOMIC_REQUESTS": False, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}
}
REDIS_URL = _environment.broker(
    "REDIS_URL", remedy=f"Set it to redis://:password@host:6379/0. {_EMBEDDED}"
)
ALLOWED_HOSTS = _environment.words(
    "ALLOWED_HOSTS",
    remedy="Set it to the names the site is reached by, separated by commas.",
)
# True behind a proxy that ends TLS and sets X-Forwarded-Proto; false on a bare laptop.
HTTPS = _environment.boolean("HTTPS", default=True)
DEBUG = _environment.boolean("DEBUG", default=False)
CSRF_TRUSTED_ORIGINS = _environment.words("CSRF_TRUSTED_ORIGINS", default=[], remedy="")

# Applications
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "config.apps.AccountsConfig",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "knox",
    "axes",
    "csp",
    "django_structlog",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "config.apps.ServicesConfig",
    "trials",
    "patients",
    "infusions",
    "outcomes",
    "analytics",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.logs.RequestLogMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "trials.middleware.PlainAddressMiddleware",
    "trials.middleware.HistoryContextMiddleware",
    "trials.middleware.RefusalLogMiddleware",
    # Last, as django-axes asks: it turns a locked sign-in into its answer.
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

# The pool belongs to processes with threads, the web server; elsewhere a connection per use.
DATABASE_POOL_SIZE = _integer("DATABASE_POOL_SIZE", default=0, least=0, most=200)
DATABASES["default"]["OPTIONS"].setdefault("connect_timeout", "5")
if DATABASE_POOL_SIZE:
    DATABASES["default"]["OPTIONS"]["pool"] = {
        "min_size": 1,
        "max_size": DATABASE_POOL_SIZE,
        "timeout": 5,
    }
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "cartograph",
        "OPTIONS": {"socket_timeout": 5, "socket_connect_timeout": 2},
    }
}

# People
AUTH_USER_MODEL = "trials.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
SESSION_COOKIE_AGE = _integer("SESSION_IDLE_SECONDS", default=1800, least=60, most=86_400)
SESSION_SAVE_EVERY_REQUEST = True  # makes the age above an idle time, not a total
AXES_FAILURE_LIMIT = _integer("SIGN_IN_FAILURES", default=5, least=1, most=100)
AXES_COOLOFF_TIME = timedelta(
    minutes=_integer("SIGN_IN_LOCK_MINUTES", default=15, least=1, most=10_080)
)
# By account, so that a change of address does not give a guesser more attempts.
AXES_LOCKOUT_PARAMETERS = ["username"]
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # asks for the address beside the account, see above
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_TEMPLATE = "trials/locked_out.html"
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_VERBOSE = False

# Headers
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "trials.pages.account.csrf_failed"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REDIRECT_EXEMPT = [r"^healthz/?$"]  # asked from inside, without the proxy
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Static files
STATIC_URL = "/static/"
# Served out of the installed packages and apps, so that nothing has to be collected first.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# REST
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        # First, so that a request without credentials is answered 401 and not 403.
        "knox.auth.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["config.api_bodies.BodyParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["config.throttling.TokenRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {
        "token": f"{_integer('TOKEN_REQUESTS_PER_MINUTE', default=300, least=1, most=100_000)}/min"
    },
    "EXCEPTION_HANDLER": "config.api_errors.handle",
    "URL_FORMAT_OVERRIDE": None,  # ?format=csv names a file format, not a renderer
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
REST_KNOX = {
    # REDCap's clients accept no other length.
    "AUTH_TOKEN_CHARACTER_LENGTH": 32,
    "TOKEN_PREFIX": "",
    "AUTH_HEADER_PREFIX": "Bearer",
    "TOKEN_TTL": None,  # create_token gives every token its own end
    "AUTO_REFRESH": False,
}
KNOX_TOKEN_MODEL = "trials.ApiToken"  # noqa: S105 - a model, no secret
SPECTACULAR_SETTINGS = {
    "TITLE": "CARTograph",
    "DESCRIPTION": "Records, derived tables and summaries of CAR T-cell trials.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

# History
PGHISTORY_APPEND_ONLY = True
# Inside the event row, for a context table apart could be rewritten.
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
# Row level is quadratic in the rows of a COPY.
PGHISTORY_LEVEL = pgtrigger.Statement
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)
PGHISTORY_CREATED_AT_FUNCTION = "CLOCK_TIMESTAMP()"

# Jobs
RESCORE_SECONDS = _integer("RESCORE_SECONDS", default=300, least=1, most=86_400)
SUMMARISE_SECONDS = _integer("SUMMARISE_SECONDS", default=3600, least=1, most=86_400)
NIGHTLY_RESCORE_AT = _environment.time_of_day("NIGHTLY_RESCORE_AT", default="01:30")
NIGHTLY_SUMMARISE_AT = _environment.time_of_day("NIGHTLY_SUMMARISE_AT", default="02:30")
JOB_SWEEP_SECONDS = _integer("JOB_SWEEP_SECONDS", default=60, least=1, most=3600)
JOB_HEARTBEAT_SECONDS = _integer("JOB_HEARTBEAT_SECONDS", default=10, least=1, most=600)
# Longer than a few heartbeats, or a slow worker would be taken for a dead one.
JOB_SILENT_SECONDS = _integer("JOB_SILENT_SECONDS", default=60, least=2, most=86_400)
JOB_KEEP_DAYS = _integer("JOB_KEEP_DAYS", default=90, least=1, most=3650)
JOB_ATTEMPTS = _integer("JOB_ATTEMPTS", default=3, least=1, most=100)
BEAT_TICK_SECONDS = _integer("BEAT_TICK_SECONDS", default=5, least=1, most=300)
BEAT_STALE_SECONDS = _integer("BEAT_STALE_SECONDS", default=60, least=2, most=86_400)
if JOB_SILENT_SECONDS <= JOB_HEARTBEAT_SECONDS:
    _environment.faults.append(
        f"JOB_SILENT_SECONDS is {JOB_SILENT_SECONDS}, JOB_HEARTBEAT_SECONDS is "
        f"{JOB_HEARTBEAT_SECONDS}. Make the first at least three times the second."
    )
CELERY_BROKER_URL = celery_address(REDIS_URL)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
# Kills a job that hangs; it is then silent, and the sweep takes it up.
CELERY_TASK_TIME_LIMIT = _integer("JOB_LIMIT_SECONDS", default=3600, least=10, most=86_400)
CELERY_TASK_DEFAULT_QUEUE = "cartograph"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_ENABLE_UTC = True
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "config.celery:LedgerScheduler"
CELERY_BEAT_MAX_LOOP_INTERVAL = BEAT_TICK_SECONDS
CELERY_BEAT_SCHEDULE = {
    "rescore_changed": {"task": "trials.run_job", "schedule": timedelta(seconds=RESCORE_SECONDS)},
    "rescore_all": {
        "task": "trials.run_job",
        "schedule": crontab(hour=NIGHTLY_RESCORE_AT[0], minute=NIGHTLY_RESCORE_AT[1]),
    },
    "summarise_changed": {
        "task": "trials.run_job",
        "schedule": timedelta(seconds=SUMMARISE_SECONDS),
    },
    "summarise_all": {
        "task": "trials.run_job",
        "schedule": crontab(hour=NIGHTLY_SUMMARISE_AT[0], minute=NIGHTLY_SUMMARISE_AT[1]),
    },
    # Each is sent when it is asked for; this finds what was lost on the way.
    "run_analyses": {"task": "trials.run_job", "schedule": timedelta(seconds=JOB_SWEEP_SECONDS)},
    "sweep_jobs": {"task": "trials.run_job", "schedule": timedelta(seconds=JOB_SWEEP_SECONDS)},
}

# Logs: ids, codes and timings. Bodies and clinical values are never bound to the context.
LOG_LEVEL = _environment.text("LOG_LEVEL", default="INFO", remedy="")
if LOG_LEVEL not in ("DEBUG", "INFO", "WARNING", "ERROR"):
    _environment.faults.append(
        f"LOG_LEVEL is {LOG_LEVEL!r}. Set it to DEBUG, INFO, WARNING or ERROR."
    )
    LOG_LEVEL = "INFO"
DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
_before_rendering = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": _before_rendering,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                exception_without_values,
                structlog.processors.JSONRenderer(),
            ],
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        # Their lines repeat what django_structlog says with the ids.
        "django.request": {"level": "ERROR"},
        "django.server": {"level": "ERROR"},
        "celery.app.trace": {"level": "ERROR"},
        "celery.worker.strategy": {"level": "WARNING"},
        "pgtrigger": {"level": "WARNING"},
    },
}
structlog.configure(
    processors=[
        *_before_rendering[:1],
        structlog.stdlib.filter_by_level,
        *_before_rendering[1:],
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)

_environment.refuse_faults()
