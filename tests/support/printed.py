"""What stands on printed pages: their text, their figures, and the figures that a plan knows."""

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from planner.domain.measures.kpi import FRACTION
from planner.domain.solving.report import Report
from planner.exports.json_report import report_object
from planner.services.importing.intake import SHIPPED, load, shipped_outcome
from planner.services.planning.solving import report_on
from planner.views import format as fmt
from planner.views.occupancy import occupancy_by_quarter, occupancy_overall
from tests.support import reports

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
AMOUNT = re.compile(rf"(?P<number>{NUMBER.pattern})\s*(?P<unit>%|million|billion)?")
RULE_BOOK = frozenset((50016.0, 3.1, 3.3, 1.0, 3.0, 2010.0, 46.0))
"""Numbers of standards and their tables."""
CODE = re.compile(r"[A-Z]+\d[\w+-]*|\d{4}Q\d|\d{4}-\d\d-\d\d|GB[\s\d-]+|\d+#")
"""Ids of firms, units and rules, quarters and days: no amounts."""


@cache
def shipped_report(park: str) -> Report:
    """Return the report of a park that comes with the program, with its own plan; but for Ziyuan without reasons."""
    folder = next(one.folder for one in SHIPPED if one.key == park)
    dossier, _ = load(folder)
    assert dossier is not None
    outcome = shipped_outcome(folder, dossier.problem.fingerprint)
    assert outcome is not None
    if park != "ziyuan":  # to look for reasons takes seconds elsewhere
        return reports.report(dossier.problem, outcome.plan, outcome=outcome, sources=dossier.sources)
    return report_on(dossier.problem, outcome, sources=dossier.sources, records=dossier.records)


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF, page after page."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(PdfReader(BytesIO(pdf)).pages)


def fonts_are_inside(pdf: bytes) -> bool:
    """Whether every font of every page is embedded."""
    for page in PdfReader(BytesIO(pdf)).pages:
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        for font in fonts.values():
            (inner,) = font.get_object()["/DescendantFonts"]
            if not {"/FontFile2", "/FontFile3"} & set(inner.get_object()["/FontDescriptor"].keys()):
                return False
    return True


def claims(pdf: bytes) -> bytes:
    """Return the metadata in which a PDF says what standards it keeps."""
    root: Any = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    found: bytes = root["/Metadata"].get_object().get_data()
    return found


def texts_in(value: Any, *, but: Iterable[str] = ("svg", "foot", "alt")) -> str:
    """Return every text of the values of a page; drawings have tests of their own."""
    if isinstance(value, dict):
        return "\n".join(texts_in(one, but=but) for key, one in value.items() if key not in but)
    if isinstance(value, list | tuple):
        return "\n".join(texts_in(one, but=but) for one in value)
    return value if isinstance(value, str) else ""


def amounts(text: str) -> set[float]:
    """Return the amounts told in a text; ids, quarters and days are none."""
    return {float(found.replace(",", "")) for found in NUMBER.findall(CODE.sub(" ", text))}


def known_amounts(report: Report) -> set[float]:
    """Return every amount that a plan knows: its measures, its facts, and how many there are of what."""
    problem = report.problem
    facts = (
        problem.parks, problem.buildings, problem.floors, problem.units, problem.firms, problem.policy,
        report.outcome, report.findings, problem.caps, report.sources,
    )  # fmt: skip
    found = amounts(json.dumps(report_object(report), ensure_ascii=False)) | amounts(
        " ".join(map(str, facts))
    )
    shares = {
        float(value)
        for measure in (*report.measures.kpis, *report.measures.headline())
        for value in (measure.value, measure.numerator, measure.denominator)
        if value is not None
    }
    shares |= {float(use.share) for use in report.measures.resources if use.share is not None}
    found |= shares
    most = max(len(problem.firms), len(problem.units), len(report.findings), 40)
    found |= {float(count) for count in range(most + 1)}
    return found


def known_shares(report: Report) -> set[float]:
    """Return every share that a plan knows, in percent as it is printed."""
    measures = report.measures
    found = {
        measure.value
        for measure in (*measures.kpis, *measures.headline())
        if measure.value is not None and measure.unit == FRACTION
    }
    found |= {use.share for use in measures.resources if use.share is not None}
    for one in (
        *occupancy_overall(report.problem, measures),
        *occupancy_by_quarter(report.problem, measures),
    ):
        found |= {share for share in (one.signed, one.expected, one.pencilled) if share is not None}
    if report.outcome.gap is not None:
        found.add(Decimal(str(report.outcome.gap)))
    return {float(fmt.percent(one, places).rstrip("%")) for one in found for places in (0, 1)}


def unknown_amounts(text: str, report: Report, *, also: Iterable[Decimal | int] = ()) -> set[float]:
    """Return the amounts of a text that the plan does not know, each as what it is told as.

    A percentage is one of the plan's shares, millions and billions are its money, and all others are amounts as the plan has
    them, in whole numbers where they are none. `also` are amounts and shares worked out from the plan beside its measures.
    """
    more = tuple(also)
    known = known_amounts(report) | {float(one) for one in more}
    known |= {float(fmt.rounded(one, places)) for one in more for places in (1, 2)}
    shares = known_shares(report) | {
        float(fmt.percent(one, places).rstrip("%")) for one in more if 0 <= one <= 1 for places in (0, 1)
    }
    told = (*report.measures.kpis, *report.measures.headline())
    known |= {float(fmt.short_number(one.value).replace(",", "")) for one in told if one.value is not None}
    whole = {float(int(one + 0.5)) for one in known if one != int(one)}
    unknown = set[float]()
    plain = CODE.sub(" ", text)
    for found in AMOUNT.finditer(plain):
        value = float(found["number"].replace(",", ""))
        places = len(found["number"].partition(".")[2])
        allowed = {
            "%": shares,
            "million": {round(one / 100, places) for one in known},
            "billion": {round(one / 100_000, places) for one in known},
        }.get(found["unit"] or "", known | whole)
        if value not in allowed:
            unknown.add(value)
    return unknown
