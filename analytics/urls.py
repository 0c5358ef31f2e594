"""The addresses of the cohort pages and of the summaries resource."""

from django.urls import path, re_path

from analytics import api, pages

urlpatterns = [
    path("studies/<str:code>/cohort/", pages.cohort, name="cohort"),
    path(
        "studies/<str:code>/cohort/<int:snapshot_id>-<str:theme>.svg",
        pages.chart,
        name="cohort_chart",
    ),
    path("definitions/", pages.definitions, name="definitions"),
    re_path(
        r"^api/v1/studies/(?P<code>[^/]+)/summaries/?$",
        api.StudySummaries.as_view(),
        name="summaries",
    ),
]
