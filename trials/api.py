"""REST: one resource per Record, made from the registry; forms, schema and table downloads."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import (
    HttpRequest,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from config.errors import Finding, Refused, forbidden, hard, not_found
from trials import actions, exports
from trials.access import Actor, log_view, permit_write, visible, visible_studies
from trials.casebook import with_links
from trials.changes import Change, Saved
from trials.crf import Column, Record, ancestors, columns_of, item_columns, key_columns, nullable
from trials.definitions.codelists import MISSING_REASON
from trials.definitions.roles import Right
from trials.models import ApiToken, Form, Study
from trials.places import site_of
from trials.queries import bodies, body_of, derived_columns, history_of, rows_of

PAGE = 100
LARGEST_PAGE = 1000


def actor_of(request: Request | HttpRequest) -> Actor:
    """Who asks, through which door, with which grants; found once per request."""
    kept = getattr(request, "_actor", None)
    if kept is None:
        token = getattr(request, "auth", None)
        token = token if isinstance(token, ApiToken) else None
        if token is not None:
            _mark_used(token)
        source = "api" if request.path.startswith("/api/") else "page"
        kept = Actor.of(request.user, source=source, token=token)
        request._actor = kept
    return kept


def _mark_used(token: ApiToken) -> None:
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > timedelta(minutes=1):
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)


def study_for(actor: Actor, code: str) -> Study:
    """The study of that code. Refused (404) when it is not there or not the actor's."""
    found = None if "\x00" in code else visible_studies(actor).filter(key=code).first()
    if found is None:
        raise not_found(f"There is no study {code}, or it is not yours to see.")
    return found


def study_of(request: Request, actor: Actor) -> Study:
    """The study a call is about: named in the query or body, else the token's."""
    study = study_in_address(request, actor)
    body = request.data if request.method not in ("GET", "HEAD") else {}
    for row in body if isinstance(body, list) else [body]:
        named = row.get("study") if isinstance(row, Mapping) else None
        if named is None:
            continue
        if not isinstance(named, str):
            raise Refused(400, [hard("unreadable", "study", "study must be the code of a study.")])
        other = study_for(actor, named)
        if study is not None and study != other:
            raise Refused(400, [_other_study(study)])
        study = other
    if study is None and actor.token is not None:
        study = actor.token.study
    if study is not None:
        return study
    raise Refused(
        400, [hard("required", "study", "Name the study: add ?study=CODE to the address.")]
    )


def study_in_address(request: Request, actor: Actor) -> Study | None:
    """The study that the address names, None where it names none."""
    named = request.query_params.get("study")
    return None if named is None else study_for(actor, named)


def _other_study(study: Study) -> Finding:
    return hard(
        "other_study",
        "study",
        f"This call is about study {study.key}. Send what belongs to another one apart.",
    )


def refuse_unknown(request: Request, known: Iterable[str]) -> None:
    """An unknown parameter is refused by name: ignored, it would return too much."""
    allowed = list(known)
    faults = [
        hard(
            "unknown_parameter",
            name,
            f"{name!r} is no parameter here; use {', '.join(allowed) or 'none'}.",
        )
        for name in request.query_params
        if name not in allowed
    ]
    for name, values in request.query_params.lists():
        if any("\x00" in value for value in values):
            faults.append(hard("unreadable", name, f"{name} contains a NUL character; remove it."))
    if faults:
        raise Refused(400, faults)


class RecordView(APIView):
    record: ClassVar[type[Record]]

    def actor(self, request: Request) -> Actor:
        actor = actor_of(request)
        if actor.token is not None and not actor.sees_table(self.record):
            raise forbidden(f"This token does not open {self.record.crf.table}.")
        return actor

    def found(self, request: Request, actor: Actor, pk: int) -> Record:
        """The live row; 404 as well where the address names another study."""
        rows = visible(self.record, actor).select_related(*with_links(self.record))
        found = rows.filter(pk=pk).first()
        if found is None:
            raise not_found()
        named = study_in_address(request, actor)
        if named is not None and named != self.study_of_record(found):
            raise not_found()
        return found

    def seen(self, request: Request, pk: int) -> Record:
        """The row for who reads it; a look at identifiers leaves a line in the log."""
        refuse_unknown(request, ["study"])
        actor = self.actor(request)
        found = self.found(request, actor, pk)
        log_view(actor, self.study_of_record(found), self.record, [found])
        return found

    def change(self, request: Request, actor: Actor, found: Record) -> Change:
        """What the body asks for. It is read only when it is clear that the actor may write."""
        study = self.study_of_record(found)
        permit_write(actor, study, self.record, site_of(found))
        refuse_unknown(request, ["study"])
        body = request.data
        if isinstance(body, Mapping) and body.get("study") not in (None, study.key):
            raise Refused(400, [_other_study(study)])
        return Change.from_body(body, record_id=found.pk)

    def study_of_record(self, found: Record) -> Study:
        return found if isinstance(found, Study) else found.study  # type: ignore[attr-defined]


class RecordList(RecordView):
    """All live rows of a table in one study; entry of one row, or of a list at once."""

    def get(self, request: Request) -> Response:
        filters = ["key", *ancestors(self.record)]
        refuse_unknown(request, ["study", *filters, "after", "before", "limit"])
        actor = self.actor(request)
        study = study_of(request, actor)
        if not actor.may(self.record.crf.read, study.pk):
            raise forbidden(f"Your role may not read {self.record.crf.table}.")
        rows = rows_of(self.record, actor, study)
        paths = {"key": "key", **ancestors(self.record)}
        for name in filters:
            if name in request.query_params:
                rows = rows.filter(**{paths[name]: request.query_params[name]})
        found, links = _page(request, rows)
        log_view(actor, study, self.record, found)
        return Response({**links, "results": bodies(found)})

    def post(self, request: Request) -> Response:
        actor = self.actor(request)
        known = study_in_address(request, actor) or (actor.token and actor.token.study)
        if known is not None:
            permit_write(actor, known, self.record, None)
        refuse_unknown(request, ["study"])
        study = study_of(request, actor)
        if isinstance(request.data, list):
            if not request.data:
                raise Refused(400, [hard("unreadable", None, "Send at least one record.")])
            changes = [Change.from_body(body) for body in request.data]
            saved = actions.save_records(
                actor=actor, study=study, record=self.record, changes=changes
            )
            return Response([_answer(s) for s in saved], status=201)
        one = actions.save_record(
            actor=actor, study=study, record=self.record, change=Change.from_body(request.data)
        )
        return Response(_answer(one), status=201)


class RecordDetail(RecordView):
    """One row: read it, correct it with a reason, or remove it with one."""

    def get(self, request: Request, pk: int) -> Response:
        return Response(body_of(self.seen(request, pk)))

    def patch(self, request: Request, pk: int) -> Response:
        actor = self.actor(request)
        found = self.found(request, actor, pk)
        saved = actions.save_record(
            actor=actor,
            study=self.study_of_record(found),
            record=self.record,
            change=self.change(request, actor, found),
        )
        return Response(_answer(saved))

    def delete(self, request: Request, pk: int) -> Response:
        actor = self.actor(request)
        found = self.found(request, actor, pk)
        change = self.change(request, actor, found)
        removed = actions.remove_record(
            actor=actor,
            study=self.study_of_record(found),
            record=self.record,
            record_id=pk,
            reason=change.reason,
            version=change.version,
        )
        return Response({"id": removed.pk, "key": removed.key, "version": removed.version})


class RecordHistory(RecordView):
    """Every difference of one row, first entry first."""

    def get(self, request: Request, pk: int) -> Response:
        found = self.seen(request, pk)
        return Response({"results": [d.as_dict() for d in history_of(found)]})


def _answer(saved: Saved) -> dict[str, Any]:
    return {**body_of(saved.record), "findings": [f.as_dict() for f in saved.findings]}


def _page(request: Request, rows: Any) -> tuple[list[Record], dict[str, str | None]]:
    """One page of rows in key order, and the addresses of those beside it.

    A page is addressed by key, so nothing is lost or doubled by paging.
    """
    limit = limit_of(request)
    after, before = (request.query_params.get(n) for n in ("after", "before"))
    if before is not None:
        found = list(rows.filter(key__lt=before).order_by("-key")[: limit + 1])[::-1]
        more_before, more_after = len(found) > limit, True
        found = found[-limit:]
    else:
        if after is not None:
            rows = rows.filter(key__gt=after)
        found = list(rows[: limit + 1])
        more_before, more_after = after is not None, len(found) > limit
        found = found[:limit]
    return found, {
        "next": link_to(request, after=found[-1].key) if found and more_after else None,
        "previous": link_to(request, before=found[0].key) if found and more_before else None,
    }


def limit_of(request: Request) -> int:
    """How many rows a page of a list shall have."""
    given = request.query_params.get("limit", str(PAGE))
    if not re.fullmatch(r"[0-9]{1,4}", given) or not 1 <= int(given) <= LARGEST_PAGE:
        raise Refused(
            400,
            [
                hard(
                    "unreadable", "limit", f"limit must be a whole number from 1 to {LARGEST_PAGE}."
                )
            ],
        )
    return int(given)


def whole_number(request: Request, name: str) -> int | None:
    """A parameter that is a whole number, None where it is not given."""
    given = request.query_params.get(name)
    if given is None:
        return None
    if not re.fullmatch(r"[0-9]{1,18}", given):
        raise Refused(400, [hard("unreadable", name, f"{name} must be a whole number.")])
    return int(given)


def link_to(request: Request, **position: Any) -> str:
    """The address of another page of the list that the request asks for."""
    kept = {k: v for k, v in request.query_params.items() if k not in ("after", "before", "offset")}
    return request.build_absolute_uri(f"{request.path}?{urlencode({**kept, **position})}")


class DerivedList(APIView):
    """The rows of a read-only table. It is made from records and cannot be written."""

    table: ClassVar[str]

    def get(self, request: Request) -> Response:
        refuse_unknown(request, ["study", "offset", "limit"])
        actor = actor_of(request)
        study = study_of(request, actor)
        limit, start = limit_of(request), whole_number(request, "offset") or 0
        rows = exports.derived_rows(actor=actor, table=self.table, study=study)
        found = list(itertools.islice(rows, start, start + limit + 1))
        back = max(start - limit, 0)
        return Response(
            {
                "next": link_to(request, offset=start + limit) if len(found) > limit else None,
                "previous": link_to(request, offset=back) if start else None,
                "results": found[:limit],
            }
        )

    def refuse(self, request: Request) -> Response:
        raise MethodNotAllowed(request.method or "")

    post = put = patch = delete = refuse


class FormAction(APIView):
    """Complete, lock or unlock a form with `{reason, version}`."""

    def post(self, request: Request, pk: int, action: str) -> Response:
        do, right = {
            "complete": (actions.complete_form, Right.ENTER),
            "lock": (actions.lock_form, Right.LOCK),
            "unlock": (actions.unlock_form, Right.UNLOCK),
        }[action]
        actor = actor_of(request)
        actions.permit_form(actor, pk, right)
        refuse_unknown(request, ["study"])
        body = request.data if isinstance(request.data, Mapping) else {}
        change = Change.from_body({k: body.get(k) for k in ("reason", "version")})
        form = do(actor=actor, form_id=pk, reason=change.reason, version=change.version)
        return Response(form_body(form))


def form_body(form: Form) -> dict[str, Any]:
    """A form as JSON."""
    return {
        "id": form.pk,
        "patient": form.patient.key,
        "form_type": form.form_type,
        "visit": form.visit,
        "status": form.status,
        "version": form.version,
    }


class SchemaView(APIView):
    """What every table holds."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        refuse_unknown(request, [])
        return Response(exports.schema())


class TableExport(APIView):
    """A table of one or more studies as CSV or NDJSON, streamed."""

    @extend_schema(
        parameters=[
            OpenApiParameter("study", required=True, many=True, description="Code of a study"),
            OpenApiParameter("format", enum=list(exports.FORMATS)),
            OpenApiParameter("labels", enum=list(exports.LABELS)),
            OpenApiParameter("fields", description="Column names, separated by commas"),
            OpenApiParameter(
                "updated_since",
                type=int,
                description="Only what changed since the X-Position of an earlier answer",
            ),
        ],
        responses={(200, "text/csv"): OpenApiTypes.STR},
    )
    def get(self, request: Request, table: str) -> HttpResponseBase:
        refuse_unknown(request, ["study", "format", "fields", "labels", "updated_since"])
        actor = actor_of(request)
        if table not in exports.table_names():
            raise Refused(
                404,
                [
                    hard(
                        "unknown_table",
                        "table",
                        f"There is no table {table!r}; use one of "
                        f"{', '.join(exports.table_names())}.",
                    )
                ],
            )
        codes = request.query_params.getlist("study")
        if not codes:
            raise Refused(
                400, [hard("required", "study", "Name the study: add ?study=CODE to the address.")]
            )
        studies = [study_for(actor, code) for code in dict.fromkeys(codes)]
        given = request.query_params.get("fields")
        export = exports.export_table(
            actor=actor,
            table=table,
            studies=studies,
            format=request.query_params.get("format", "csv"),
            fields=given.split(",") if given else None,
            labels=request.query_params.get("labels", "raw"),
            updated_since=whole_number(request, "updated_since"),
        )
        if export.etag is not None and request.headers.get("If-None-Match") == export.etag:
            return HttpResponseNotModified(headers={"ETag": export.etag})
        # The query starts here, so that its failure is an error and not a torn 200.
        first = next(export.chunks, b"")
        response = StreamingHttpResponse(
            itertools.chain([first], export.chunks), content_type=export.content_type
        )
        response["X-Position"] = str(export.position)
        if export.etag is not None:
            response["ETag"] = export.etag
        suffix = "csv" if "csv" in export.content_type else "ndjson"
        response["Content-Disposition"] = f'attachment; filename="{table}.{suffix}"'
        return response


JSON_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "partial_date": {"type": "string"},
    "datetime": {"type": "string", "format": "date-time"},
    "code": {"type": "string"},
    "key": {"type": "string"},
}


def json_schema(column: Column) -> dict[str, Any]:
    """A column as a property of an OpenAPI schema."""
    described = {**JSON_TYPES[column.type], "nullable": True, "title": column.label}
    if column.codelist:
        if column.codelist.is_integer:
            described["type"] = "integer"
        described["enum"] = [*column.codelist.codes, None]
    if column.unit:
        described["description"] = f"Unit: {column.unit}"
    if column.derived:
        described["readOnly"] = True
    return described


def body_schema(record: type[Record]) -> dict[str, Any]:
    """What may be sent to write a row."""
    texts = {"type": "object", "additionalProperties": {"type": "string"}}
    columns = [c for c in key_columns(record) if not c.derived] + item_columns(record)
    return {
        "type": "object",
        "properties": {
            **{c.name: json_schema(c) for c in columns},
            "missing": {
                "type": "object",
                "properties": {
                    i.name: {"type": "string", "enum": list(MISSING_REASON.codes)}
                    for i in record.crf.items.values()
                    if nullable(i)
                },
            },
            "comments": texts,
            "overrides": texts,
            "reason": {"type": "string"},
            "version": {"type": "integer"},
            "study": {"type": "string"},
        },
    }


def row_schema(record: type[Record]) -> dict[str, Any]:
    """What a row is read as."""
    columns = [*columns_of(record, free_text=True), *derived_columns(record)]
    return {
        "type": "object",
        "properties": {
            "id": {"type": "integer"},
            **{c.name: json_schema(c) for c in columns if not c.name.endswith("_missing")},
            "missing": {"type": "object"},
            "findings": {"type": "array", "items": {"type": "object"}},
        },
    }


def _listed(row: dict[str, Any]) -> dict[str, Any]:
    link = {"type": "string", "nullable": True}
    return {
        "type": "object",
        "properties": {
            "next": link,
            "previous": link,
            "results": {"type": "array", "items": row},
        },
    }


REFUSED = OpenApiResponse(
    description="Refused, and why",
    response={
        "type": "object",
        "properties": {
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "code": {"type": "string"},
                        "severity": {"type": "string", "enum": ["hard", "override", "soft"]},
                        "field": {"type": "string", "nullable": True},
                        "message": {"type": "string"},
                        "row": {"type": "integer"},
                    },
                },
            }
        },
    },
)
STUDY = OpenApiParameter("study", description="Code of the study; a token implies its own")


def resource_views(record: type[Record]) -> tuple[Any, Any, Any]:
    """List, detail and history views of one Record, described for OpenAPI."""
    table, name = record.crf.table, record.__name__
    row, body = row_schema(record), body_schema(record)
    refused = dict.fromkeys((400, 403, 404, 409, 422, 423), REFUSED)
    detail = type(f"{name}Detail", (RecordDetail,), {"record": record})
    listed = type(f"{name}List", (RecordList,), {"record": record})
    history = type(f"{name}History", (RecordHistory,), {"record": record})
    request = {"application/json": body}
    filters = [OpenApiParameter(n) for n in ("key", *ancestors(record), "after", "before")]
    _describe(
        listed,
        get=extend_schema(
            operation_id=f"{table}_list",
            tags=[table],
            parameters=[STUDY, *filters, OpenApiParameter("limit", type=int)],
            responses={200: OpenApiResponse(_listed(row)), **refused},
        ),
        post=extend_schema(
            operation_id=f"{table}_create",
            tags=[table],
            parameters=[STUDY],
            request=request,
            responses={201: OpenApiResponse(row), **refused},
        ),
    )
    _describe(
        detail,
        get=extend_schema(
            operation_id=f"{table}_read",
            tags=[table],
            responses={200: OpenApiResponse(row), **refused},
        ),
        patch=extend_schema(
            operation_id=f"{table}_change",
            tags=[table],
            request=request,
            responses={200: OpenApiResponse(row), **refused},
        ),
        delete=extend_schema(
            operation_id=f"{table}_remove",
            tags=[table],
            request={
                "application/json": {
                    "type": "object",
                    "properties": {"reason": {"type": "string"}, "version": {"type": "integer"}},
                }
            },
            responses={200: OpenApiTypes.OBJECT, **refused},
        ),
    )
    _describe(
        history,
        get=extend_schema(
            operation_id=f"{table}_history", tags=[table], responses={200: OpenApiTypes.OBJECT}
        ),
    )
    return listed, detail, history


def derived_view(table: str) -> Any:
    """The list view of one derived table."""
    view = type(f"{table.title().replace('_', '')}DerivedList", (DerivedList,), {"table": table})
    refused = {405: REFUSED}
    hidden = extend_schema(exclude=True)
    _describe(
        view,
        get=extend_schema(
            operation_id=f"{table}_list",
            tags=[table],
            parameters=[STUDY, OpenApiParameter("offset", type=int)],
            responses={200: OpenApiTypes.OBJECT, **refused},
        ),
        post=hidden,
        put=hidden,
        patch=hidden,
        delete=hidden,
    )
    return view


def _describe(view: Any, **methods: Any) -> None:
    for name, describe in methods.items():
        inherited = getattr(view, name)

        def method(self: Any, *args: Any, _inherited: Any = inherited, **kwargs: Any) -> Any:
            return _inherited(self, *args, **kwargs)

        method.__name__, method.__doc__ = name, view.__doc__
        setattr(view, name, describe(method))


_describe(
    FormAction,
    post=extend_schema(
        operation_id="forms_action",
        tags=["forms"],
        request={
            "application/json": {
                "type": "object",
                "properties": {"reason": {"type": "string"}, "version": {"type": "integer"}},
            }
        },
        responses={200: OpenApiTypes.OBJECT, 404: REFUSED, 422: REFUSED, 423: REFUSED},
    ),
)
