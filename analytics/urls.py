"""The addresses of the cohort pages and of the summaries resource."""

from django.urls import path, re_path

from analytics import api, endpoint_pages, pages

urlpatterns = [
    path("studies/<str:code>/cohort/", pages.cohort, name="cohort"),
    path(
        "studies/<str:code>/cohort/<int:snapshot_id>-<str:theme>.svg",
        pages.chart,
        name="cohort_chart",
    ),
    path(
        "studies/<str:code>/patients/<str:key>/endpoints/",
        endpoint_pages.endpoints_of_patient,
        name="endpoints_of_patient",
    ),
    path("definitions/", pages.definitions, name="definitions"),
    re_path(
        r"^api/v1/studies/(?P<code>[^/]+)/summaries/?$",
        api.StudySummaries.as_view(),
        name="summaries",
    ),
]
