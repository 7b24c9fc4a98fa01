"""What a firm can give way in: the area it takes, when it comes, what it draws, rules waived for it.

How large each may get, and its points of effort, are assumptions: they order repairs, and no proof rests on them.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from planner.analysis.explain.runs import area_m2, runs_of
from planner.analysis.repairs.levers import Lever, LeverStep, once, share_points
from planner.analysis.repairs.need_levers import need_levers
from planner.domain.edits import ChangeFirm, Edit, WaiveRule
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.park.relations import ANY, SegregationRule
from planner.domain.rule import is_on, rule_of
from planner.domain.sweeping.repair import RepairKind
from planner.domain.vocabulary.resources import RESOURCE_NAMES, RESOURCE_UNITS
from planner.domain.vocabulary.terms import GroundFloor, Resource, UnitState
from planner.text import Message, Text, message

AREA_SHARE = Decimal("0.75")
"""By how much of itself the least or most area may change."""
MOST_QUARTERS = 8
"""How many quarters earlier or later a firm may come than it says."""
MOST_PER_CENT = 90
"""How much less of a resource a firm may draw, in per cent."""
QUARTER_POINTS, WAIVER_POINTS, PAIR_POINTS, CODE_POINTS = 4, 25, 30, 60
_CODES = frozenset({RuleKey.HAZARD_CLASS, RuleKey.FIRE_COMPARTMENT, RuleKey.FLOOR_LOAD, RuleKey.CLEAR_HEIGHT})
"""Rules of safety: a waiver takes an approval, or works on the building."""
_WAIVED = (
    RuleKey.SPECULATIVE_HOLD,
    RuleKey.GROUND_FLOOR,
    RuleKey.DOCK,
    RuleKey.FREIGHT_LIFT,
    RuleKey.STEAM_MAIN,
    RuleKey.WHOLE_BUILDING,
    RuleKey.ENTRY_TERMS,
    RuleKey.EXPANSION,
    RuleKey.RESERVE,
    RuleKey.UNIT_STATE,
    RuleKey.FLOOR_LOAD,
    RuleKey.CLEAR_HEIGHT,
    RuleKey.FIRE_COMPARTMENT,
    RuleKey.HAZARD_CLASS,
)
SQUARE_METRES, QUARTERS, PER_CENT = Text("㎡", "㎡"), Text("季", "quarters"), Text("%", "%")
WAIVERS = Text("项豁免", "waiver")


def firm_levers(problem: Problem, firms: Sequence[str]) -> Iterator[Lever]:
    """Return what each of the firms could give way in, the firms in the order given."""
    areas = sorted({area for b in problem.buildings for area in _areas(problem, b.building_id)})
    for firm in (problem.firm[name] for name in firms):
        if not firm.is_sitting:
            yield from _areas_of(firm, areas)
            yield from _window(firm)
            yield from _draws(firm)
            yield from need_levers(problem, firm)
            yield from _waivers(problem, firm)
    for one, other in permutations((problem.firm[name] for name in firms), 2):
        yield from _pair_waivers(problem, one, other)


def _areas(problem: Problem, building_id: str) -> Iterator[int]:
    every = sum(unit.leasable_m2 for unit in problem.units_of.get(building_id, ()))
    if every:
        yield from (area_m2(run) for run in runs_of(problem, building_id, largest_m2=every))


def _areas_of(firm: Firm, areas: Sequence[int]) -> Iterator[Lever]:
    """Return more and less area; only areas that some run has can make a difference."""
    more = [area for area in areas if 0 < area - firm.area_max_m2 <= AREA_SHARE * firm.area_max_m2]
    less = [area for area in reversed(areas) if 0 < firm.area_min_m2 - area <= AREA_SHARE * firm.area_min_m2]
    if more:
        yield _area_lever(firm, "area_max_m2", firm.area_max_m2, more)
    if less:
        yield _area_lever(firm, "area_min_m2", firm.area_min_m2, less)


def _area_lever(firm: Firm, field: str, was: int, values: Sequence[int]) -> Lever:
    return Lever(
        key=f"{field}:{firm.firm_id}",
        kind=RepairKind.AREA,
        unit=SQUARE_METRES,
        step=Decimal(1),
        steps=tuple(
            LeverStep(
                amount=Decimal(abs(value - was)),
                edits=(ChangeFirm(firm=firm.firm_id, field=field, value=value),),
                effort=share_points(Decimal(abs(value - was)), Decimal(was)),
                message=_area_message(firm, was, value),
            )
            for value in values
        ),
        firm_id=firm.firm_id,
    )


def _area_message(firm: Firm, was: int, value: int) -> Message:
    if value > was:
        return message(
            "{firm} 最多多要 {more} ㎡（上限 {was} ㎡ → {value} ㎡）",
            "{firm} takes up to {more} ㎡ more (at most {was} ㎡ → {value} ㎡)",
            firm=firm.firm_id,
            more=value - was,
            was=was,
            value=value,
        )
    return message(
        "{firm} 少要 {less} ㎡，即 {share}%（下限 {was} ㎡ → {value} ㎡）",
        "{firm} takes {less} ㎡ less, {share}% (at least {was} ㎡ → {value} ㎡)",
        firm=firm.firm_id,
        less=was - value,
        share=round(Decimal(100 * (was - value)) / was, 1),
        was=was,
        value=value,
    )


def _window(firm: Firm) -> Iterator[Lever]:
    later = [firm.latest_quarter + n for n in range(1, MOST_QUARTERS + 1)]
    yield _window_lever(
        firm,
        "latest_quarter",
        [
            message(
                "{firm} 最迟 {quarter} 起租（原定最迟 {was}）",
                "{firm} starts by {quarter} (it said {was} at the latest)",
                firm=firm.firm_id,
                quarter=str(quarter),
                was=str(firm.latest_quarter),
            )
            for quarter in later
        ],
        [str(quarter) for quarter in later],
    )
    sooner = [firm.desired_quarter + -n for n in range(1, MOST_QUARTERS + 1)]
    yield _window_lever(
        firm,
        "desired_quarter",
        [
            message(
                "{firm} 最早 {quarter} 起租（原定 {was}）",
                "{firm} may start from {quarter} (it said {was})",
                firm=firm.firm_id,
                quarter=str(quarter),
                was=str(firm.desired_quarter),
            )
            for quarter in sooner
        ],
        [str(quarter) for quarter in sooner],
    )


def _window_lever(firm: Firm, field: str, messages: Sequence[Message], values: Sequence[str]) -> Lever:
    return Lever(
        key=f"{field}:{firm.firm_id}",
        kind=RepairKind.WINDOW,
        unit=QUARTERS,
        step=Decimal(1),
        steps=tuple(
            LeverStep(
                amount=Decimal(number),
                edits=(ChangeFirm(firm=firm.firm_id, field=field, value=value),),
                effort=Decimal(QUARTER_POINTS * number),
                message=said,
            )
            for number, (said, value) in enumerate(zip(messages, values, strict=True), start=1)
        ),
        firm_id=firm.firm_id,
    )


def _draws(firm: Firm) -> Iterator[Lever]:
    for resource in Resource:
        draw = firm.draw(resource)
        if draw:
            yield Lever(
                key=f"{resource.value}:{firm.firm_id}",
                kind=RepairKind.DRAW,
                unit=PER_CENT,
                step=Decimal(1),
                steps=tuple(
                    _draw_step(firm, resource, draw, per_cent) for per_cent in range(1, MOST_PER_CENT + 1)
                ),
                firm_id=firm.firm_id,
            )


def _draw_step(firm: Firm, resource: Resource, draw: Decimal, per_cent: int) -> LeverStep:
    value = draw * (100 - per_cent) / 100
    return LeverStep(
        amount=Decimal(per_cent),
        edits=(ChangeFirm(firm=firm.firm_id, field=resource.value, value=value),),
        effort=Decimal(per_cent),
        message=message(
            "{firm} 少用 {per_cent}% {resource}（{was} → {value} {unit}）",
            "{firm} takes {per_cent}% less {resource} ({was} → {value} {unit})",
            firm=firm.firm_id,
            per_cent=per_cent,
            resource=RESOURCE_NAMES[resource],
            was=draw,
            value=value,
            unit=RESOURCE_UNITS[resource],
        ),
    )


def _waivers(problem: Problem, firm: Firm) -> Iterator[Lever]:
    policy = problem.policy
    seats = {name for one in problem.firms for name in one.rooms}
    is_marked = any(
        unit.state is not UnitState.VACANT and unit.unit_id not in seats for unit in problem.units
    )
    for rule in _WAIVED:
        if rule is RuleKey.UNIT_STATE and not is_marked:
            continue
        if is_on(policy, rule) and not policy.waives(rule, "", firm.firm_id) and _concerns(firm, rule):
            yield _waiver(rule, None, (firm.firm_id,), CODE_POINTS if rule in _CODES else WAIVER_POINTS)


def _concerns(firm: Firm, rule: RuleKey) -> bool:
    return {
        RuleKey.SPECULATIVE_HOLD: firm.stage.is_speculative,
        RuleKey.GROUND_FLOOR: firm.ground_floor is GroundFloor.REQUIRED,
        RuleKey.DOCK: firm.needs_dock,
        RuleKey.STEAM_MAIN: firm.needs_steam,
        RuleKey.WHOLE_BUILDING: firm.needs_whole_building,
        RuleKey.EXPANSION: firm.expansion_option_m2 > 0,
    }.get(rule, True)


def _pair_waivers(problem: Problem, one: Firm, other: Firm) -> Iterator[Lever]:
    for row in problem.segregation_rules:
        pair = one.firm_id, other.firm_id
        policy = problem.policy
        if (
            row.hard
            and _catches(row, one, other)
            and is_on(policy, RuleKey.SEGREGATION, row.rule_id)
            and not policy.waives(RuleKey.SEGREGATION, row.rule_id, *pair)
        ):
            yield _waiver(RuleKey.SEGREGATION, row.rule_id, tuple(sorted(pair)), PAIR_POINTS)


def _catches(row: SegregationRule, emitter: Firm, receptor: Firm) -> bool:
    return row.emitter_tag in emitter.emits and (
        row.receptor_tag == ANY or row.receptor_tag in receptor.receptors
    )


def _waiver(rule: RuleKey, clause: str | None, firms: tuple[str, ...], effort: int) -> Lever:
    edit: Edit = WaiveRule(rule=rule, clause=clause, firms=firms)
    title = rule_of(rule).title
    what = Text(f"{title.zh} {clause}", f"{title.en} {clause}") if clause else title
    approval = (
        Text("（须经审批或改造）", " (takes an approval, or works on the building)")
        if effort == CODE_POINTS
        else Text("", "")
    )
    return once(
        f"waive:{rule.value}:{clause or ''}:{'-'.join(firms)}",
        RepairKind.WAIVER,
        edit,
        effort,
        unit=WAIVERS,
        said=message(
            "对 {firms} 豁免“{what}”{approval}",
            "waive “{what}” for {firms}{approval}",
            firms="–".join(firms),
            what=what,
            approval=approval,
        ),
        firm=firms[0],
    )
