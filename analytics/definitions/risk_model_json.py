"""A risk model as plain JSON, and back. Decimals are text, so that they stay exact.

The names under which scores are stored are no part of it: they follow from the place of the
predictor.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from analytics.definitions.risk_inputs import INPUTS, Input, refusal
from analytics.definitions.risk_model import (
    VALUE_DIGITS,
    Applicability,
    Band,
    Predictor,
    RiskModel,
    Term,
)
from config.errors import Finding, hard

# The columns of score and probability of the first and of the second predictor.
STORED = (("x", "p_x"), ("y", "p_y"))
CODE = re.compile(r"[A-Z][A-Z0-9-]{1,39}")
NUMBER = re.compile(rf"-?[0-9]{{1,7}}(\.[0-9]{{1,{VALUE_DIGITS}}})?")
LARGEST = 1000  # of a coefficient: scores stay whole numbers that a processor adds exactly
LONGEST = 300
CODES_TO = 99


def to_json(model: RiskModel) -> dict[str, Any]:
    """The declaration as it is stored and sent; `from_json` gives the same model back."""
    limits = model.applicability
    return {
        "id": model.id,
        "version": model.version,
        "title": model.title,
        "source": model.source,
        "doi": model.doi,
        "predictors": [
            {
                "title": predictor.title,
                "intercept": str(predictor.intercept),
                "high_above": str(predictor.high_above),
                "terms": [term_to_json(term) for term in predictor.terms],
            }
            for predictor in model.predictors
        ],
        "applicability": {
            "statement": limits.statement,
            "age_from": limits.age_from,
            "age_to": limits.age_to,
            "disease_status": list(limits.disease_status),
            "targets": list(limits.targets),
        },
        "notes": list(model.notes),
    }


def term_to_json(term: Term) -> dict[str, Any]:
    """One term; a term without bands and codes is its value."""
    body: dict[str, Any] = {
        "name": term.name,
        "label": term.label,
        "unit": term.unit,
        "coefficient": str(term.coefficient),
        "note": term.note,
    }
    if term.bands:
        body["bands"] = [
            {"below": None if b.below is None else str(b.below), "code": b.code} for b in term.bands
        ]
    if term.codes:
        body["codes"] = [{"value": value, "code": code} for value, code in term.codes]
    return body


def from_json(body: Any) -> tuple[RiskModel | None, list[Finding]]:
    """The model that a body declares; None, and everything that is wrong, where it does not."""
    reader = _Reader()
    model = reader.model(body)
    return (None if reader.found else model), reader.found


class _Reader:
    """Reads on after a fault, with something harmless in its place."""

    def __init__(self) -> None:
        self.found: list[Finding] = []

    def model(self, body: Any) -> RiskModel:
        known = ("id", "version", "title", "source", "doi", "predictors", "applicability", "notes")
        body = self._object(body, "", known)
        model = RiskModel(
            id=self._code(body),
            version=self._text(body, "version", "", most=20),
            title=self._text(body, "title", ""),
            source=self._text(body, "source", ""),
            doi=self._text(body, "doi", "", empty=True),
            predictors=tuple(
                self._predictor(one, where, STORED[min(place, 1)])
                for place, (where, one) in enumerate(self._items(body, "predictors", ""))
            ),
            applicability=self._applicability(body.get("applicability")),
            notes=tuple(self._texts(body, "notes", "")),
        )
        if not 1 <= len(model.predictors) <= len(STORED):
            self._fault("predictors", "predictors", "Declare one or two predictors.")
        self._coded_alike(model)
        return model

    def _code(self, body: Mapping[str, Any]) -> str:
        code = self._text(body, "id", "", most=40)
        if code and not CODE.fullmatch(code):
            self._fault(
                "unreadable",
                "id",
                f"id is {code!r}; use capital letters, digits and hyphens, a letter first.",
            )
        return code

    def _predictor(self, body: Any, where: str, stored: tuple[str, str]) -> Predictor:
        body = self._object(body, where, ("title", "intercept", "high_above", "terms"))
        terms = [self._term(one, at) for at, one in self._items(body, "terms", where)]
        names = [term.name for term in terms]
        if not terms:
            self._fault("terms", _at(where, "terms"), "Declare at least one term.")
        for name in sorted({name for name in names if name and names.count(name) > 1}):
            self._fault("terms", _at(where, "terms"), f"{name} stands there twice; keep one.")
        return Predictor(
            score=stored[0],
            probability=stored[1],
            title=self._text(body, "title", where),
            intercept=self._decimal(body, "intercept", where),
            terms=tuple(terms),
            high_above=self._decimal(body, "high_above", where),
        )

    def _term(self, body: Any, where: str) -> Term:
        known = ("name", "label", "unit", "coefficient", "note", "bands", "codes")
        body = self._object(body, where, known)
        name = self._text(body, "name", where, most=60)
        refused = refusal(name) if name else None
        if refused:
            self._fault(refused[0], _at(where, "name"), refused[1])
        of = INPUTS.get(name)
        bands = tuple(self._bands(body, where))
        codes = tuple(self._codes(body, where, of))
        if of is not None and of.values and not codes:
            self._fault("codes", _at(where, "codes"), f"Give each value of {name} its code.")
        if of is not None and (bands if of.values else codes):
            wrong, kind = ("bands", "codes") if of.values else ("codes", "bands")
            self._fault(wrong, _at(where, wrong), f"{name} is coded by {kind}, not by {wrong}.")
        label, unit = (of.label, of.unit) if of is not None else ("", None)
        return Term(
            name=name,
            label=self._text(body, "label", where, empty=True) or label,
            coefficient=self._decimal(body, "coefficient", where),
            unit=self._text(body, "unit", where, empty=True) or unit,
            bands=bands,
            codes=codes,
            note=self._text(body, "note", where, empty=True),
        )

    def _bands(self, body: Mapping[str, Any], where: str) -> Iterator[Band]:
        last: Decimal | None = None
        rows = self._items(body, "bands", where, optional=True)
        for place, (at, one) in enumerate(rows, 1):
            one = self._object(one, at, ("below", "code"))
            code = self._whole(one, "code", at, -CODES_TO, CODES_TO)
            if place == len(rows):
                if one.get("below") is not None:
                    message = "The last band takes every value that is left: leave its below out."
                    self._fault("bands", _at(at, "below"), message)
                yield Band(code)
                return
            below = self._decimal(one, "below", at, largest=None)
            if last is not None and below <= last:
                message = f"{below} is not above {last}, where the band before it ends."
                self._fault("bands", _at(at, "below"), message)
            last = below
            yield Band(code, below=below)

    def _codes(
        self, body: Mapping[str, Any], where: str, of: Input | None
    ) -> Iterator[tuple[Any, int]]:
        seen: list[Any] = []
        for at, one in self._items(body, "codes", where, optional=True):
            one = self._object(one, at, ("value", "code"))
            value = one.get("value")
            if of is not None and of.values and not _among(value, of.values):
                allowed = ", ".join(map(repr, of.values))
                message = f"{value!r} is no value of {of.name}; use one of {allowed}."
                self._fault("codes", _at(at, "value"), message)
            elif value in seen:
                self._fault("codes", _at(at, "value"), f"{value!r} stands there twice; keep one.")
            seen.append(value)
            yield value, self._whole(one, "code", at, -CODES_TO, CODES_TO)

    def _applicability(self, body: Any) -> Applicability:
        where = "applicability"
        known = ("statement", "age_from", "age_to", "disease_status", "targets")
        body = self._object(body, where, known)
        limits = Applicability(
            statement=self._text(body, "statement", where),
            age_from=self._whole(body, "age_from", where, 0, 120),
            age_to=self._whole(body, "age_to", where, 0, 120),
            disease_status=tuple(self._texts(body, "disease_status", where)),
            targets=tuple(self._texts(body, "targets", where)),
        )
        if limits.age_from > limits.age_to:
            message = f"age_to {limits.age_to} is below age_from {limits.age_from}."
            self._fault("applicability", _at(where, "age_to"), message)
        return limits

    def _coded_alike(self, model: RiskModel) -> None:
        """One input has one code, whichever predictor it stands in."""
        first: dict[str, Term] = {}
        for place, predictor in enumerate(model.predictors):
            for term in predictor.terms:
                other = first.setdefault(term.name, term)
                if (term.bands, term.codes) != (other.bands, other.codes):
                    self._fault(
                        "codes",
                        f"predictors[{place}].terms",
                        f"{term.name} is coded in two ways; code it alike in both predictors.",
                    )

    def _object(self, body: Any, where: str, known: tuple[str, ...]) -> Mapping[str, Any]:
        if not isinstance(body, Mapping):
            self._fault("unreadable", where or None, f"{where or 'The model'} must be an object.")
            # Its fields are not asked for one by one: that would only repeat this.
            return _Nothing()
        for name in body:
            if name not in known:
                message = f"{name!r} is no field here; use {', '.join(known)}."
                self._fault("unknown_field", _at(where, str(name)), message)
        return body

    def _items(
        self, body: Mapping[str, Any], name: str, where: str, *, optional: bool = False
    ) -> list[tuple[str, Any]]:
        found = body.get(name)
        if isinstance(body, _Nothing) or (optional and found is None):
            return []
        if not isinstance(found, list):
            self._fault("unreadable", _at(where, name), f"{name} must be a list.")
            return []
        return [(f"{_at(where, name)}[{place}]", one) for place, one in enumerate(found)]

    def _texts(self, body: Mapping[str, Any], name: str, where: str) -> Iterator[str]:
        for at, one in self._items(body, name, where):
            yield self._text({name: one}, name, where, at=at)

    def _text(
        self,
        body: Mapping[str, Any],
        name: str,
        where: str,
        *,
        empty: bool = False,
        most: int = LONGEST,
        at: str = "",
    ) -> str:
        found = body.get(name)
        if isinstance(body, _Nothing) or (empty and found in (None, "")):
            return ""
        if not isinstance(found, str) or not found.strip() or "\x00" in found or len(found) > most:
            message = f"{name} must be a text of 1 to {most} characters."
            self._fault("unreadable", at or _at(where, name), message)
            return ""
        return found

    def _whole(self, body: Mapping[str, Any], name: str, where: str, low: int, high: int) -> int:
        found = body.get(name)
        if isinstance(body, _Nothing):
            return low
        if isinstance(found, bool) or not isinstance(found, int) or not low <= found <= high:
            message = f"{name} must be a whole number from {low} to {high}."
            self._fault("unreadable", _at(where, name), message)
            return low
        return found

    def _decimal(
        self, body: Mapping[str, Any], name: str, where: str, *, largest: int | None = LARGEST
    ) -> Decimal:
        found = body.get(name)
        if isinstance(body, _Nothing):
            return Decimal(0)
        if not isinstance(found, str) or not NUMBER.fullmatch(found):
            message = (
                f'{name} must be a number as text, such as "-0.68", with at most {VALUE_DIGITS} '
                "decimals."
            )
            self._fault("unreadable", _at(where, name), message)
            return Decimal(0)
        number = Decimal(found)
        if largest is not None and abs(number) >= largest:
            message = f"{name} is {found}; give one between -{largest} and {largest}."
            self._fault("unreadable", _at(where, name), message)
        return number

    def _fault(self, code: str, field: str | None, message: str) -> None:
        self.found.append(hard(code, field, message))


class _Nothing(dict[str, Any]):
    """In the place of what was no object."""


def _at(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _among(value: Any, values: tuple[Any, ...]) -> bool:
    """Whether it is one of them; 1 is not true, and 2.0 is not 2."""
    return any(type(value) is type(one) and value == one for one in values)
