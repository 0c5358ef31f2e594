"""The addresses of the API; those of the Records and derived tables come from the registries."""

from django.urls import re_path
from drf_spectacular.views import SpectacularAPIView

from trials.api import (
    FormAction,
    SchemaView,
    TableExport,
    derived_view,
    resource_views,
)
from trials.crf import registry
from trials.exports import derived_tables

urlpatterns = [
    re_path(r"^api/v1/openapi/?$", SpectacularAPIView.as_view(), name="openapi"),
    re_path(r"^api/v1/schema/?$", SchemaView.as_view(), name="schema"),
    re_path(r"^api/v1/tables/(?P<table>[a-z_]+)/?$", TableExport.as_view(), name="table"),
    re_path(
        r"^api/v1/forms/(?P<pk>\d{1,18})/(?P<action>complete|lock|unlock)/?$",
        FormAction.as_view(),
        name="form-action",
    ),
]
for _table, _record in registry.items():
    _list, _detail, _history = resource_views(_record)
    urlpatterns += [
        re_path(rf"^api/v1/{_table}/?$", _list.as_view(), name=f"{_table}-list"),
        re_path(
            rf"^api/v1/{_table}/(?P<pk>\d{{1,18}})/?$", _detail.as_view(), name=f"{_table}-detail"
        ),
        re_path(
            rf"^api/v1/{_table}/(?P<pk>\d{{1,18}})/history/?$",
            _history.as_view(),
            name=f"{_table}-history",
        ),
    ]
urlpatterns += [
    re_path(rf"^api/v1/{_table}/?$", derived_view(_table).as_view(), name=f"{_table}-list")
    for _table in derived_tables
]
