"""Every address of the site, app by app."""

from importlib.util import find_spec

from django.contrib import admin
from django.urls import include, path, re_path

from config.health import healthz

urlpatterns = [
    re_path(r"^healthz/?$", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    *(
        path("", include(f"{app}.urls"))
        for app in ("analytics", "outcomes", "infusions", "patients", "trials")
        if find_spec(f"{app}.urls")
    ),
]
