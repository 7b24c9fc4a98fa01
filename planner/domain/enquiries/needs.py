"""What a text says of the room and its supplies: hazard class, load, height, ground floor, power, steam, wastewater."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from planner.domain.enquiries.amounts import Amount
from planner.domain.enquiries.fields import EnquiryField, Mention
from planner.domain.enquiries.passage import Passage
from planner.domain.vocabulary.terms import GroundFloor, HazardClass

_HAZARD = re.compile(
    r"(?P<han>[甲乙丙丁戊])\s*类|火灾危险性(?:类别|分类)?[为是:：\s]*(?P<alone>[甲乙丙丁戊])"
)
_HAZARD_EN = re.compile(r"\bclass\s+(?P<letter>[a-e])\b(?!\s*(?:zone|clean|air|area))")
_LETTERS = dict(zip("abcde", (HazardClass(sign) for sign in "甲乙丙丁戊"), strict=True))
_HIGH = re.compile(r"净高|层高|高度|高|height|clear|tall")
_HIGH_AFTER = re.compile(r"^\s*(?:clear|high|tall|高|headroom)")
_LOADED = re.compile(r"荷载|承重|荷重|load|楼板|楼面")
_NO_STEAM = re.compile(
    r"(?:不用|无需|不需要?|没有|无|不使用)(?:用)?蒸汽|no\s+(?:need\s+(?:for|of)\s+)?steam|steam\s+(?:is\s+)?not\s+(?:needed|required)"
    r"|without\s+steam"
)
_NO_WASTEWATER = re.compile(r"(?:无|没有|不产生|不排)(?:生产)?(?:废水|污水)|no\s+(?:waste\s?water|effluent)")
_STEAM = re.compile(r"汽|steam")
_DIRTY = re.compile(r"废水|污水|排水|waste\s?water|effluent|sewage|discharge")
_CLEAN = re.compile(r"用水|供水|自来水|耗水|(?<!waste)(?<!waste\s)\bwater")
_PER_DAY = re.compile(r"每天|每日|日(?:均|排|用)?|a\s+day|daily")
_ANY_FLOOR = re.compile(
    r"楼上楼下(?:都|均|皆)?|(?:二|2)[楼层](?:及|或)?以上|楼层不限|不限楼层|任[意何]楼层|楼上(?:也|都|亦)?(?:可|行)|(?:不要求|不需要|无需|不必)(?:在)?"
    r"(?:首层|一楼|一层|底层)|any\s+floor|upper\s+floors?\s+(?:is|are)?\s*(?:ok|fine|possible|welcome|too)|upstairs"
    r"|ground\s+floor\s+(?:is\s+)?not\s+(?:needed|required)|no\s+ground\s+floor"
)
_GROUND = re.compile(
    r"首层|底层|地面层|(?<![十二三四五六七八九\d])[一1][楼层](?![板面])|ground[\s-]+(?:floor|level)|street\s+level"
)
_PREFERRED = re.compile(r"最好|优先|尽量|倾向|prefer|ideally|if\s+possible")
_EXACT = {
    EnquiryField.LOAD: "0.01",
    EnquiryField.HEIGHT: "0.01",
    EnquiryField.POWER: "0.1",
    EnquiryField.STEAM: "0.001",
    EnquiryField.WASTEWATER: "0.1",
}
"""To what the figures of each field are rounded, once they were put into its unit."""


def hazards(passage: Passage) -> Iterator[Mention]:
    """Return the fire-hazard classes; classes of devices and of clean rooms are none."""
    for form in (_HAZARD, _HAZARD_EN):
        for found in form.finditer(passage.plain):
            parts = found.groupdict()
            sign = parts.get("han") or parts.get("alone")
            value = HazardClass(sign) if sign else _LETTERS[parts["letter"]]
            yield _at(passage, EnquiryField.HAZARD, value, (found.start(), found.end()))


def ground_floors(passage: Passage) -> Iterator[Mention]:
    """Return what is said of the ground floor: any floor, preferred, or required."""
    free = [*_ANY_FLOOR.finditer(passage.plain)]
    for found in free:
        yield _at(passage, EnquiryField.GROUND, GroundFloor.NONE, (found.start(), found.end()))
    for found in _GROUND.finditer(passage.plain):
        if any(one.start() <= found.start() < one.end() for one in free):
            continue
        around = "".join(passage.clause(found.start(), found.end()))
        need = GroundFloor.PREFERRED if _PREFERRED.search(around) else GroundFloor.REQUIRED
        yield _at(passage, EnquiryField.GROUND, need, (found.start(), found.end()))


def supplies(passage: Passage, found: Iterable[Amount]) -> Iterator[Mention]:
    """Return load, clear height, power, steam and wastewater, each in its own unit."""
    for form, field in ((_NO_STEAM, EnquiryField.STEAM), (_NO_WASTEWATER, EnquiryField.WASTEWATER)):
        for none in form.finditer(passage.plain):
            yield _at(passage, field, Decimal(0), (none.start(), none.end()))
    for amount in found:
        meant = _field(passage, amount)
        if meant is not None:
            value = max(amount.low, amount.high).quantize(Decimal(_EXACT[meant])).normalize()
            yield _at(passage, meant, value + 0, (amount.start, amount.end))


def _field(passage: Passage, amount: Amount) -> EnquiryField | None:
    before, after = passage.clause(amount.start, amount.end)
    if amount.measure == "load":
        return EnquiryField.LOAD
    if amount.measure == "power":
        return EnquiryField.POWER
    if amount.measure == "length":
        return EnquiryField.HEIGHT if _HIGH.search(before) or _HIGH_AFTER.match(after) else None
    if amount.measure == "steam":
        around = (
            "".join(passage.sentence(amount.start, amount.end)) + passage.plain[amount.start : amount.end]
        )
        return EnquiryField.STEAM if _STEAM.search(around) else None
    is_daily = amount.measure == "water" or (amount.measure == "daily" and _PER_DAY.search(before))
    return EnquiryField.WASTEWATER if is_daily and _is_dirty(before, after) else None


def _is_dirty(before: str, after: str) -> bool:
    """Whether the water is wastewater: by the nearest word before it, else by the one after it."""
    dirty, clean = _last(_DIRTY, before), _last(_CLEAN, before)
    if dirty < 0 and clean < 0:
        return _DIRTY.search(after) is not None
    return dirty > clean


def _last(form: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in form.finditer(text)), default=-1)


def _at(
    passage: Passage,
    field: EnquiryField,
    value: Decimal | HazardClass | GroundFloor,
    place: tuple[int, int],
) -> Mention:
    return Mention(field=field, value=value, words=passage.words(*place), start=place[0])
