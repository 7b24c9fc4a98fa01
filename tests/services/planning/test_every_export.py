"""Every file of one park in Chinese and of another in English: it opens, speaks one language, and names nobody by a hole.

The campaign `every-export` has both parks in both languages, what must be opened by an office suite, and a sheet for
every firm.
"""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from planner.domain.solving.report import Report
from planner.exports.bundle_reading import read_bundle
from planner.services.planning.exporting import Download, downloads, file_order
from planner.text import Lang, Text
from tests.support import exported, printed

pytestmark = pytest.mark.slow

ELSEWHERE = {"firms", "handover"}
"""Kinds that take a second each: a page a firm, and the pack of other kinds. `tests/exports/test_firm_sheets.py` has the longest pages of both parks."""
OF_EVERY_FIRM = {"report", "excel", "calendar", "csv", "gantt_svg", "places_svg"}
"""Kinds that name every firm that has a place."""


def files(park: str, lang: Lang) -> tuple[Report, tuple[Download, ...]]:
    report = printed.shipped_report(park)
    order = file_order(report, plan=Text("方案 3", "Plan 3"))
    return report, downloads(order, (lang,))


@pytest.mark.parametrize(("park", "lang"), [("ziyuan", Lang.ZH), ("mature", Lang.EN)])
def test_every_file_opens_and_leaves_no_hole(park: str, lang: Lang) -> None:
    report, offered = files(park, lang)
    for one in offered:
        if one.kind.key in ELSEWHERE:
            continue
        data = one.make()
        if not one.kind.has_language:
            assert read_bundle(data).bundle is not None
            continue
        text = exported.READERS[one.kind.suffix](data)
        assert not exported.HOLES.search(text), (one.kind.key, exported.HOLES.search(text))
        if one.kind.key in OF_EVERY_FIRM:
            names = {firm_id: report.problem.firm[firm_id].name.say(lang) for firm_id in report.plan.by_firm}
            assert not [key for key, name in names.items() if key not in text and name not in text], (
                one.kind.key
            )
        if one.kind.key == "csv":
            _contracts_stand_where_there_is_one(data, lang)


def _contracts_stand_where_there_is_one(data: bytes, lang: Lang) -> None:
    """Hold that the ledger of units has a contract's area and days for signed firms and for no other."""
    with ZipFile(BytesIO(data)) as archive:
        text = archive.read("allocation_by_unit.csv").decode("utf-8-sig")
    head, *rows = csv.reader(StringIO(text, newline=""))
    names = (
        Text("合同面积(㎡)", "Contract area (㎡)"),
        Text("起租日期", "Lease from"),
        Text("到期日期", "Lease to"),
    )
    contract = [head.index(name.say(lang)) for name in names]
    firm, remark = (
        head.index(Text("入驻企业", "Firm").say(lang)),
        head.index(Text("备注", "Remarks").say(lang)),
    )
    kinds = {(bool(row[firm]), *(bool(row[at]) for at in contract)) for row in rows}
    assert kinds <= {(False, *[False] * 3), (True, *[False] * 3), (True, *[True] * 3)}
    assert (True, True, True, True) in kinds
    planned = Text("拟 ", "planned ").say(lang)
    assert all((planned in row[remark]) == (bool(row[firm]) and not row[contract[0]]) for row in rows)
