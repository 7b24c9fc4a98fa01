"""The ledgers of our own plan, read again, say what the park is and not what the plan intends."""

import csv
from datetime import timedelta
from functools import cache
from io import StringIO

import pytest

from planner.domain.solving.report import Report
from planner.exports.csv_set import csv_files
from planner.exports.excel import workbook_bytes
from planner.services.importing.intake import SHIPPED, shipped_outcome
from planner.services.importing.review import Inspection, apply, inspect, review_import
from planner.tables.incoming.mapping import SheetMapping
from planner.text import Lang
from planner.views.allocation import unit_rows
from tests.support import reports
from tests.support.incoming import park

LEDGERS = {
    "allocation_ledger",
    "pipeline_ledger",
    "tenants_ledger",
    "progress_ledger",
    "per_mu_ledger",
    "needs_sheet",
}


@cache
def report() -> Report:
    folder = next(one.folder for one in SHIPPED if one.key == "ziyuan")
    outcome = shipped_outcome(folder, park().problem.fingerprint)
    assert outcome is not None
    return reports.report(park().problem, outcome.plan)


def exported(lang: Lang) -> Inspection:
    return inspect("plan.xlsx", workbook_bytes(report(), lang=lang))


def ledgers(inspection: Inspection) -> list[SheetMapping]:
    return [mapping for mapping in inspection.mappings if mapping.table in LEDGERS]


@pytest.mark.parametrize("lang", list(Lang))
def test_ledgers_of_a_plan_change_no_fact(lang: Lang) -> None:
    inspection = exported(lang)
    found = ledgers(inspection)
    assert {mapping.table for mapping in found} == LEDGERS
    review = review_import(park(), inspection, mappings=found)
    assert review.is_ready, [one.issue for one in (*review.refused, *review.ambiguous)]
    assert review.difference.is_empty, review.difference.changed[:3]
    assert apply(review) == park()
    assert sum("no fact" in issue.message.say(Lang.EN) for issue in review.asked) >= 6


@pytest.mark.parametrize("lang", list(Lang))
def test_the_csv_of_units_reads_back_as_one_of_an_earlier_version_did(lang: Lang) -> None:
    told = report()
    now = csv_files(told, lang=lang)["allocation_by_unit.csv"]
    before = with_dates_of_the_plan(now, told)
    assert before != now
    found = [told_of(inspect("allocation_by_unit.csv", data)) for data in (before, now)]
    assert found[0] == found[1]


def told_of(inspection: Inspection) -> tuple[object, ...]:
    review = review_import(park(), inspection, mappings=ledgers(inspection))
    assert review.is_ready, [one.issue for one in (*review.refused, *review.ambiguous)]
    return review.difference.is_empty, len(review.refused), len(review.ambiguous), apply(review) == park()


def with_dates_of_the_plan(data: bytes, told: Report) -> bytes:
    """Return the file with area and dates for every firm of the plan, as earlier versions wrote it."""
    head, *lines = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
    for line, row in zip(lines, unit_rows(told.problem, told.plan), strict=True):
        if row.tenant is not None:
            last = row.tenant.end.first_day - timedelta(days=1)
            line[12:15] = str(row.unit.leasable_m2), row.tenant.start.first_day.isoformat(), last.isoformat()
    written = StringIO(newline="")
    csv.writer(written).writerows([head, *lines])
    return written.getvalue().encode("utf-8-sig")
