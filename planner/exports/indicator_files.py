"""Indicators as one JSON object, as CSV files, and as lines of text: what `indicators` prints and the page offers."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from planner.domain.measures.indicators import Indicators
from planner.domain.measures.kpi import Measure
from planner.domain.solving.report import Report
from planner.exports.both_texts import both_texts
from planner.exports.csv_set import table_csv
from planner.exports.table import Cell, ExportTable, Percentage
from planner.text import Lang, halves
from planner.views.indicator_messages import answers
from planner.views.indicator_tables import tables
from planner.views.indicators import NOT_KNOWN, IndicatorCell, IndicatorColumn, IndicatorTable


def indicators_object(report: Report, found: Indicators) -> dict[str, Any]:
    """Return every indicator as plain values; what is not known is null."""
    told = found.abatement
    formulas = {one.key: one for one in found.figures}
    return {
        "fingerprint": report.problem.fingerprint,
        "status": report.outcome.status.value,
        "without": list(found.without),
        "years": list(found.years),
        "abatement": None
        if told is None
        else {"free_years": float(told.free_years), "half_years": float(told.half_years)},
        "answers": {key: both_texts(said) for key, said in answers(found).items()},
        "figures": [_figure(one) for one in found.figures],
        "same_year": [
            {
                "firm_id": one.firm_id,
                **{
                    step.value: None if quarter is None else str(quarter)
                    for step, quarter in one.quarters.items()
                },
                "verdict": one.verdict.value,
                "filing_round": one.filing.round.value if one.filing else None,
                "filing_year": one.filing.year if one.filing else None,
                "filing_month": one.filing.month if one.filing else None,
                "filing_day": one.filing.day if one.filing else None,
            }
            for one in found.same_year
        ],
        "basis": [
            {
                "key": one.kpi.key,
                "source_class": None if one.source_class is None else one.source_class.value,
                "value": float(one.value),
                "firms": one.firms,
            }
            for one in found.basis
        ],
        "formulas": [
            {
                "key": key,
                "title_zh": one.title.zh,
                "title_en": one.title.en,
                "unit_zh": one.unit.zh,
                "unit_en": one.unit.en,
                "formula_zh": one.formula.zh,
                "formula_en": one.formula.en,
                "source_zh": halves(one.source).zh,
                "source_en": halves(one.source).en,
                "threshold": None if one.threshold is None else float(one.threshold),
            }
            for key, one in formulas.items()
        ],
    }


def indicator_lines(found: Indicators, lang: Lang) -> Iterator[str]:
    """Return the answers as lines of text."""
    for said in answers(found).values():
        yield said.say(lang)


def indicator_csv_files(report: Report, found: Indicators, *, lang: Lang) -> Mapping[str, bytes]:
    """Return each table as a CSV file, by file name."""
    return {f"{one.key}.csv": table_csv(export_table(one), lang=lang) for one in tables(report, found)}


def export_table(told: IndicatorTable) -> ExportTable:
    """Return a table of indicators as files take it; what is not known says so."""
    return ExportTable(
        key=told.key,
        title=told.title,
        columns=tuple(column.title for column in told.columns),
        rows=tuple(
            tuple(_cell(cell, column) for cell, column in zip(row, told.columns, strict=True))
            for row in told.rows
        ),
    )


def _cell(cell: IndicatorCell, column: IndicatorColumn) -> Cell:
    if cell is None:
        return NOT_KNOWN
    if column.is_share and isinstance(cell, int | Decimal):
        return Percentage(Decimal(cell))
    return cell


def _figure(one: Measure) -> dict[str, Any]:
    return {
        "key": one.key,
        "extent": str(one.extent),
        "subject_id": one.subject_id,
        "year": one.year,
        "value": _plain(one.value),
        "numerator": _plain(one.numerator),
        "denominator": _plain(one.denominator),
        "meets": one.meets,
    }


def _plain(value: Any) -> float | int | None:
    return value if value is None or isinstance(value, int) else float(value)
