"""The ledgers of our own plan, read again, say what the park is and not what the plan intends."""

import csv
from dataclasses import replace
from datetime import timedelta
from functools import cache
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from planner.domain.changes.merge import Place
from planner.domain.solving.report import Report
from planner.exports.csv_set import csv_files
from planner.exports.excel import workbook_bytes
from planner.services.editing.file_merge import FILE, base_of, merge_file
from planner.services.importing.intake import SHIPPED, shipped_outcome
from planner.services.importing.review import Inspection, apply, inspect, review_import
from planner.services.projects.projects import Projects
from planner.store.opening import open_store
from planner.tables.incoming.mapping import SheetMapping
from planner.text import Lang
from planner.views.allocation import unit_rows
from tests.support import reports
from tests.support.incoming import park
from tests.support.kept import ANN

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
    return reports.report(park().problem, outcome.plan, records=park().records)


def exported(lang: Lang) -> Inspection:
    return inspect("plan.xlsx", workbook_bytes(report(), lang=lang))


def ledgers(inspection: Inspection) -> list[SheetMapping]:
    return [mapping for mapping in inspection.mappings if mapping.table in LEDGERS]


@pytest.mark.slow
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


@pytest.mark.slow
def test_edited_ledgers_are_merged_over_the_version_they_were_written_from() -> None:
    wanted = next(
        one for one in report().problem.firms if one.area_min_m2 < one.area_req_m2 < one.area_max_m2
    )
    other = next(one for one in report().problem.firms if not one.is_sitting and one != wanted)
    store = open_store("sqlite://")
    projects = Projects(store)
    project_id = projects.create(ANN, "园区", park()).project_id
    firms = {one.firm_id: one for one in park().problem.firms}
    firms[wanted.firm_id] = replace(wanted, area_req_m2=wanted.area_req_m2 + 1)
    firms[other.firm_id] = replace(other, invest_10k=other.invest_10k + 7)
    moved = replace(park(), problem=replace(park().problem, firms=tuple(firms.values())))
    projects.save(ANN, project_id, moved, base=1)
    inspection = edited_pipeline({wanted.name.zh: ("意向面积(㎡)", int(wanted.area_req_m2) - 1)})
    base = base_of(projects, project_id, inspection.mark, moved)
    store.close()
    assert base is not None
    assert base.note is not None
    assert base.note.number == 1
    place: Place = ("firms", (wanted.firm_id,), "area_req_m2")
    # What openpyxl saves has no values of formulas; the ledger of yields holds some.
    mappings = [one for one in ledgers(inspection) if one.table != "per_mu_ledger"]
    found = [
        merge_file(moved, base, inspection, mappings=mappings, answers={}, choices=choices)
        for choices in ({}, {place: FILE})
    ]
    assert "厂房需求登记表" in found[0].untouched
    assert "招商项目台账" not in found[0].untouched
    assert [one.is_ready for one in found] == [False, True], found[0].review.faults
    assert [one.place for one in found[0].clashes] == [place]
    taken = apply(found[1].review).problem.firm
    assert taken[wanted.firm_id].area_req_m2 == wanted.area_req_m2 - 1
    assert taken[other.firm_id] == firms[other.firm_id]
    assert {one.row_id for one in found[1].kept.changed} == {other.firm_id}


def edited_pipeline(cells: dict[str, tuple[str, int]]) -> Inspection:
    """Return the workbook of the plan as it comes back, with cells of the pipeline typed over, by firm."""
    book = load_workbook(BytesIO(workbook_bytes(report(), lang=Lang.ZH)))
    page = book["招商项目台账"]
    heads = [cell.value for cell in page[1]]
    for row in page.iter_rows(min_row=2):
        if (typed := cells.get(str(row[heads.index("项目名称")].value))) is not None:
            row[heads.index(typed[0])].value = typed[1]
    out = BytesIO()
    book.save(out)
    return inspect("plan.xlsx", out.getvalue())


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
