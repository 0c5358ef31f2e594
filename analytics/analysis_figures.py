"""The figure of a result as a file: each method's charts, one beneath the other. Slow to import."""

from __future__ import annotations

from typing import Any

import altair as alt
import vl_convert
from altair.utils import schemapi

from analytics import figures as _figures  # noqa: F401
from analytics.analysis_runs import title_of
from analytics.analysis_tables import DAYS, SYNTHETIC, declared
from analytics.analysis_words import Words
from analytics.charts import THEMES, one_at_a_time, themed
from analytics.definitions.analysis import NAIVE, Method
from analytics.figures.sheet import FIGURES, Sheet, said, since_of, stacked, whys
from analytics.models import AnalysisRun

GROUND = {"light": "#ffffff", "dark": "#182126"}
# Of what is no longer declared, the parts of the commands can still be drawn.
UNDECLARED = (Method.SURVIVAL, Method.BINARY)


def drawn(
    run: AnalysisRun, kind: str, theme: str, unit: str = DAYS, *, synthetic: bool = False
) -> str | bytes:
    """The figure as svg, png or pdf, in one of the themes, its times in days or months."""
    with one_at_a_time:
        spec = specification(run, theme, unit, synthetic=synthetic)
        if kind != "svg":
            # What is transparent takes any colour once it is pasted somewhere.
            spec["background"] = GROUND[theme]
        if kind == "png":
            return bytes(vl_convert.vegalite_to_png(spec, scale=3))
        if kind == "pdf":
            return bytes(vl_convert.vegalite_to_pdf(spec))
        return str(vl_convert.vegalite_to_svg(spec))


def specification(run: AnalysisRun, theme: str, unit: str, *, synthetic: bool) -> dict[str, Any]:
    """The figure in Vega-Lite, under its title; a naive form and synthetic data are labelled."""
    analysis, look = declared(run), THEMES[theme]
    sheet = Sheet(
        run.numbers, run.curves, Words(analysis), look, analysis, unit, since_of(analysis)
    )
    methods = UNDECLARED if analysis is None else (analysis.method,)
    labels = [NAIVE] if analysis is not None and analysis.naive else []
    labels += [SYNTHETIC] if synthetic else []
    # Checking what is put together takes longer than drawing it, and it is always the same.
    with schemapi.debug_mode(False):
        charts = [chart for method in methods for chart in FIGURES[method](sheet)]
        title = sheet.title(title_of(run), *labels)
        title.fontSize = 15
        frame = themed(alt.Chart(alt.Data(values=[])).mark_point(), look).to_dict(validate=False)
        around = {name: frame[name] for name in ("$schema", "config", "background", "padding")}
        return stacked(charts or [_nothing(sheet, run)], 22, title) | around


def _nothing(sheet: Sheet, run: AnalysisRun) -> Any:
    """Why there is nothing to draw."""
    reasons = ["Nobody is counted."] if run.n == 0 else list(whys(sheet.result))[:3]
    return said(sheet, " ".join(("Nothing can be drawn.", *reasons)))
