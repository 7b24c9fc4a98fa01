"""Emitter and receptor, two different firms inside in a common quarter, keep apart."""

from collections.abc import Iterable, Iterator, Mapping

from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.quarter import Quarter
from planner.domain.park.relations import ANY, SegregationRule
from planner.domain.park.tags import tag_title
from planner.domain.solving.finding import Finding
from planner.domain.vocabulary.terms import PairScope
from planner.text import Text, message

RULE = RuleKey.SEGREGATION
_SPACES = {
    PairScope.FLOOR: Text("同层", "one floor"),
    PairScope.BUILDING: Text("同栋", "one building"),
    PairScope.PARK: Text("同一园区", "one park"),
}


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each row of the segregation rules and each pair of firms it catches."""
    for row in case.problem.segregation_rules:
        if not case.is_on(RULE, row.rule_id):
            continue
        seen: set[tuple[str, str]] = set()
        for emitter, receptor in _neighbours(case, row):
            pair = emitter.firm_id, receptor.firm_id
            if pair in seen or case.is_waived(RULE, row.rule_id, *pair):
                continue
            quarter = case.common_quarter(emitter, receptor)
            space = _shared_space(emitter, receptor, scope=row.scope)
            if quarter is not None and space:
                seen.add(pair)
                yield _caught(case, row, pair=(emitter, receptor), space=space, quarter=Quarter(quarter))


def _neighbours(case: CheckScope, row: SegregationRule) -> Iterator[tuple[PlacedFirm, PlacedFirm]]:
    """Return the pairs (emitter, receptor) of different firms that have a building or a park in common."""
    around = case.in_park if row.scope is PairScope.PARK else case.in_building
    emitters = [stay for stay in case.stays if row.emitter_tag in stay.firm.emits]
    asked = None if case.is_whole else case.asked
    for emitter in emitters:
        names = emitter.parks if row.scope is PairScope.PARK else emitter.buildings
        for other in _around(around, sorted(names)):
            wanted = asked is None or any(one is emitter or one is other for one in asked)
            if wanted and other.firm_id != emitter.firm_id and _receives(other.firm, row):
                yield emitter, other


def _around(groups: Mapping[str, tuple[PlacedFirm, ...]], names: Iterable[str]) -> Iterator[PlacedFirm]:
    for name in names:
        yield from groups[name]


def _receives(firm: Firm, row: SegregationRule) -> bool:
    return row.receptor_tag == ANY or row.receptor_tag in firm.receptors


def _shared_space(one: PlacedFirm, other: PlacedFirm, *, scope: PairScope) -> str:
    """Name the floor, building or park both have units in; empty if they share none."""
    if scope is PairScope.FLOOR:
        floors = sorted(one.floors & other.floors)
        return " ".join(f"{name} {storey}F" for name, storey in floors)
    if scope is PairScope.BUILDING:
        return ", ".join(sorted(one.buildings & other.buildings))
    return ", ".join(sorted(one.parks & other.parks))


def _caught(
    case: CheckScope,
    row: SegregationRule,
    *,
    pair: tuple[PlacedFirm, PlacedFirm],
    space: str,
    quarter: Quarter,
) -> Finding:
    emitter, receptor = pair
    places = sorted(emitter.buildings & receptor.buildings) or sorted(emitter.parks & receptor.parks)
    closing = (
        Text("", "")
        if row.hard
        else Text(f"，扣 {row.penalty_points} 分", f"; costs {row.penalty_points} points")
    )
    return Finding(
        rule=RULE,
        clause=row.rule_id,
        subjects=(emitter.firm_id, receptor.firm_id, *places),
        message=message(
            "{rule} {note}：{emitter}（{tag}）与 {receptor} 自 {quarter} 起{space} {where}{closing}",
            "{rule} {note}: {emitter} ({tag}) and {receptor} share {space}, {where}, from {quarter}{closing}",
            rule=row.rule_id,
            note=row.note,
            emitter=emitter.firm_id,
            tag=tag_title(case.problem, row.emitter_tag),
            receptor=receptor.firm_id,
            quarter=str(quarter),
            space=_SPACES[row.scope],
            where=space,
            closing=closing,
        ),
        soft=not row.hard,
    )
