"""One printed page for each firm of a plan: for those who carry it out."""

from collections.abc import Sequence
from typing import Any

from planner.exports.typeset.parts import column, in_languages, part, sheet
from planner.exports.typeset.typesetting import PageData, typeset
from planner.text import Lang, Text, listed
from planner.views import format as fmt
from planner.views.firm_sheet import FirmSheet
from planner.views.imprint import Imprint
from planner.views.words import PRIORITIES, STANDINGS, word

TITLE = Text("企业交接单", "Firm sheets")
_TITLES = {
    "where": Text("一、位置与时间", "1  Where and when"),
    "duties": Text("二、谁在何时做什么", "2  Who does what by when"),
    "checks": Text("三、安全环保预审", "3  Safety and environment pre-check"),
    "margins": Text("四、余量", "4  Margins"),
}
_ANY_TIME = Text("当年", "that year")


def firms_pdf(sheets: Sequence[FirmSheet], imprint: Imprint, langs: Sequence[Lang]) -> bytes:
    """Return the sheets as PDF, a page each; equal facts give equal bytes."""
    return typeset(firms_page(sheets, imprint, langs))


def firms_page(sheets: Sequence[FirmSheet], imprint: Imprint, langs: Sequence[Lang]) -> PageData:
    """Return the values that the pages are filled with."""
    return PageData(
        template="firms",
        day=imprint.day,
        values=in_languages(
            langs,
            lambda lang: part(
                imprint,
                lang,
                TITLE,
                titles={key: title.say(lang) for key, title in _TITLES.items()},
                firms=[_firm(one, lang) for one in sheets],
            ),
        ),
    )


def _firm(one: FirmSheet, lang: Lang) -> dict[str, Any]:
    firm, tenant = one.firm, one.tenant
    about = (one.kind, word(firm.stage), PRIORITIES[firm.priority], STANDINGS[tenant.standing])
    return {
        "title": f"{firm.firm_id} {firm.name.say(lang)}",
        "subtitle": " · ".join([*(text.say(lang) for text in about), firm.product]),
        "where": sheet(
            (column("项目", "Item", 1), column("内容", "Content", 1.6)),
            (
                (Text("楼栋", "Building"), one.building),
                (Text("单元", "Units"), listed(tenant.units)),
                (Text("面积", "Area"), fmt.area(tenant.area_m2)),
                *((title, day.isoformat()) for title, day in one.dates),
            ),
            lang,
        ),
        "floors": [
            {
                "floor": f"{strip.floor}F",
                "units": [{"name": name, "area": area, "mine": mine} for name, area, mine in strip.units],
            }
            for strip in one.floors
        ],
        "duties": sheet(
            (column("由谁", "Who", 1), column("做什么", "What", 3), column("不迟于", "By", 0.8)),
            ((duty.who, duty.what, duty.due.isoformat() if duty.due else _ANY_TIME) for duty in one.duties),
            lang,
        ),
        "checks": sheet(
            (
                column("规则", "Rule", 2),
                column("依据", "Basis", 1.7),
                column("需要", "Needs", 0.8),
                column("现有", "There is", 1.6),
                column("结论", "Verdict", 0.7),
            ),
            ((one.rule, one.basis, one.need, one.available, one.verdict) for one in one.checks),
            lang,
        ),
        "margins": sheet(
            (
                column("项目", "Item", 1.5),
                column("需要", "Needs", 1, number=True),
                column("现有", "There is", 1, number=True),
                column("余量", "Margin", 1, number=True),
            ),
            (
                (
                    one.title,
                    one.need,
                    one.available,
                    Text(f"{one.slack} {one.unit.zh}", f"{one.slack} {one.unit.en}"),
                )
                for one in one.margins
            ),
            lang,
        ),
    }
