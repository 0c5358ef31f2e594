"""Every address of the site, app by app."""

from django.contrib import admin
from django.urls import include, path, re_path

from config.health import healthz

handler404 = "config.api_errors.no_such_address"
handler500 = "config.api_errors.unforeseen"

urlpatterns = [
    re_path(r"^healthz/?$", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("", include("analytics.urls")),
    path("", include("trials.urls")),
]
