"""The addresses of this app: cohort, risk models, analyses and definitions."""

from django.urls import path, re_path

from analytics import (
    analysis_api,
    analysis_pages,
    api,
    endpoint_pages,
    pages,
    risk_model_api,
    risk_model_pages,
)

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
    path("studies/<str:code>/risk-models/", risk_model_pages.risk_models, name="risk_models"),
    path(
        "studies/<str:code>/risk-models/<int:version_id>/<str:action>/",
        risk_model_pages.decide_risk_model,
        name="decide_risk_model",
    ),
    path("studies/<str:code>/analyses/", analysis_pages.analyses, name="analyses"),
    path("studies/<str:code>/analyses/own/", analysis_pages.own, name="analysis_own"),
    path(
        "studies/<str:code>/analyses/shipped/<str:definition>/",
        analysis_pages.shipped,
        name="analysis_shipped",
    ),
    path("studies/<str:code>/analyses/<int:pk>/", analysis_pages.analysis, name="analysis"),
    path(
        "studies/<str:code>/analyses/<int:run_id>/register/",
        risk_model_pages.register_risk_model,
        name="register_risk_model",
    ),
    path("definitions/", pages.definitions, name="definitions"),
    re_path(
        r"^api/v1/studies/(?P<code>[^/]+)/summaries/?$",
        api.StudySummaries.as_view(),
        name="summaries",
    ),
    re_path(r"^api/v1/risk-models/?$", risk_model_api.RiskModels.as_view(), name="risk_models_api"),
    re_path(
        r"^api/v1/risk-models/(?P<pk>[0-9]{1,9})/?$",
        risk_model_api.RiskModelDetail.as_view(),
        name="risk_model_api",
    ),
    re_path(
        r"^api/v1/risk-models/(?P<pk>[0-9]{1,9})/(?P<action>approve|reject)/?$",
        risk_model_api.RiskModelDecision.as_view(),
        name="risk_model_decision",
    ),
    re_path(
        r"^api/v1/analyses/definitions/?$",
        analysis_api.AnalysisDefinitions.as_view(),
        name="analysis-definitions",
    ),
    re_path(r"^api/v1/analyses/?$", analysis_api.AnalysisList.as_view(), name="analysis-list"),
    re_path(
        r"^api/v1/analyses/(?P<pk>\d{1,18})/?$",
        analysis_api.AnalysisDetail.as_view(),
        name="analysis-detail",
    ),
    re_path(
        r"^api/v1/analyses/(?P<pk>\d{1,18})/files/(?P<name>[a-z.]{1,20})/?$",
        analysis_api.AnalysisFile.as_view(),
        name="analysis-file",
    ),
]
