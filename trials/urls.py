"""The addresses of the pages, and of the resources beside them."""

from django.urls import include, path

from trials.pages import (
    account,
    definitions,
    drafts,
    editing,
    history,
    jobs,
    patients,
    records,
    statuses,
    studies,
    tables,
)

urlpatterns = [
    path("", studies.home, name="home"),
    path("sign-in/", account.SignIn.as_view(), name="sign_in"),
    path("sign-out/", account.SignOut.as_view(), name="sign_out"),
    path("password/", account.ChangePassword.as_view(), name="password_change"),
    path("password/done/", account.PasswordChanged.as_view(), name="password_change_done"),
    path("session/", account.stay, name="session"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/<int:draft_id>/discard/", drafts.discard, name="draft_discard"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("studies/<str:code>/", studies.study, name="study"),
    path("studies/<str:code>/patients/", patients.patients, name="patients"),
    path("studies/<str:code>/patients/<str:key>/", patients.patient, name="patient"),
    path("studies/<str:code>/tables/", tables.tables, name="tables"),
    path("studies/<str:code>/tables/<str:table>/", tables.table, name="rows"),
    path("studies/<str:code>/tables/<str:table>/add/", editing.add, name="record_add"),
    path("studies/<str:code>/tables/<str:table>/<int:record_id>/", records.record, name="record"),
    path(
        "studies/<str:code>/tables/<str:table>/<int:record_id>/change/",
        editing.change,
        name="record_change",
    ),
    path(
        "studies/<str:code>/tables/<str:table>/<int:record_id>/remove/",
        records.remove,
        name="record_remove",
    ),
    path(
        "studies/<str:code>/tables/<str:table>/<int:record_id>/history/",
        history.record_history,
        name="record_history",
    ),
    path("studies/<str:code>/forms/", statuses.forms, name="forms"),
    path("studies/<str:code>/forms/<int:form_id>/", statuses.form, name="form"),
    path("studies/<str:code>/forms/<int:form_id>/<str:action>/", statuses.move, name="form_move"),
    path("studies/<str:code>/completeness/", tables.completeness, name="completeness"),
    path("studies/<str:code>/history/", history.history, name="history"),
    path("studies/<str:code>/history.csv", history.history_csv, name="history_csv"),
    path("definitions/<str:definition_id>/", definitions.definition, name="definition"),
    path("", include("trials.api_urls")),
]
