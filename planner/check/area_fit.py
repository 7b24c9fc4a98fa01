"""The leasable area given lies between the least and the most the firm can use."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.site import Unit
from planner.domain.solving.finding import Finding
from planner.text import Message, Text, listed, message

RULE = RuleKey.AREA_FIT
MIN = "min"
MAX = "max"


@dataclass(frozen=True)
class _Holding:
    """The units a firm has at a time."""

    firm: Firm
    units: tuple[Unit, ...]

    @property
    def area_m2(self) -> int:
        return sum(unit.leasable_m2 for unit in self.units)


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each firm with too little or too much space, all it has at a time together."""
    for one in _least(case):
        if one.area_m2 < one.firm.area_min_m2 and case.applies(RULE, MIN, one.firm.firm_id):
            said = message(
                "{firm} 至少需要 {need} ㎡，{units} 只有 {given} ㎡",
                "{firm} needs at least {need} ㎡; there are only {given} ㎡ in {units}",
                **_figures(one, one.firm.area_min_m2),
            )
            yield _finding(one, MIN, one.firm.area_min_m2, said)
    for one in _most(case):
        if one.area_m2 > one.firm.area_max_m2 and case.applies(RULE, MAX, one.firm.firm_id):
            said = message(
                "{firm} 至多使用 {need} ㎡，{units} 有 {given} ㎡",
                "{firm} can use at most {need} ㎡; there are {given} ㎡ in {units}",
                **_figures(one, one.firm.area_max_m2),
            )
            yield _finding(one, MAX, one.firm.area_max_m2, said)


def _least(case: CheckScope) -> Iterator[_Holding]:
    for holdings in _holdings(case):
        yield min(holdings, key=lambda one: one.area_m2)


def _most(case: CheckScope) -> Iterator[_Holding]:
    for holdings in _holdings(case):
        yield max(holdings, key=lambda one: one.area_m2)


def _holdings(case: CheckScope) -> Iterator[list[_Holding]]:
    """Return what each asked stay has; of a sitting firm, what it has at each time in all its places."""
    told: set[str] = set()
    for stay in case.asked:
        crowds = case.together(stay.firm_id) if case.is_whole and stay.firm.is_sitting else ()
        if len(crowds) <= 1 and all(len(crowd) == 1 for crowd in crowds):
            yield [_Holding(stay.firm, stay.units)]
        elif stay.firm_id not in told:
            told.add(stay.firm_id)
            yield [_Holding(stay.firm, _units(crowd)) for crowd in crowds]


def _units(crowd: tuple[PlacedFirm, ...]) -> tuple[Unit, ...]:
    every = {unit.unit_id: unit for stay in crowd for unit in stay.units}
    return tuple(every[name] for name in sorted(every))


def _figures(one: _Holding, need: int) -> dict[str, str | int | Text]:
    units = listed(unit.unit_id for unit in one.units)
    return {"firm": one.firm.firm_id, "need": need, "units": units, "given": one.area_m2}


def _finding(one: _Holding, clause: str, limit_m2: int, said: Message) -> Finding:
    return Finding(
        rule=RULE,
        clause=clause,
        subjects=(one.firm.firm_id, *(unit.unit_id for unit in one.units)),
        need=f"{limit_m2} ㎡",
        available=f"{one.area_m2} ㎡",
        message=said,
    )
