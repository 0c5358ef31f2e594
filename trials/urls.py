"""The addresses of this app."""

from django.urls import include, path

urlpatterns = [path("", include("trials.api_urls"))]
