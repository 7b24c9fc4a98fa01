"""What a firm can do without: lighter equipment, a lower room, a smaller lift, no dock, no steam from the main."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from planner.analysis.repairs.levers import Lever, LeverStep, once, share_points
from planner.domain.edits import ChangeFirm, EntryTerm, WaiveRule
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.park.site import Unit
from planner.domain.rule import is_on
from planner.domain.sweeping.repair import RepairKind
from planner.domain.vocabulary.clauses import clause_title
from planner.domain.vocabulary.resources import RESOURCE_NAMES
from planner.domain.vocabulary.terms import GroundFloor, Resource, Stage
from planner.domain.vocabulary.words import word
from planner.text import Text, message

NEED_POINTS, WITHOUT_POINTS, AGREED_POINTS, PROCESS_POINTS, SUPPLY_POINTS = 10, 20, 22, 35, 45
"""Points of effort: beside the share of a figure, and of doing without something. Assumptions, as all effort is."""
NEEDS, AGREEMENTS, SUPPLIES = Text("项需要", "need"), Text("份协议", "agreement"), Text("套设施", "supply")
PROMISE_STEP, MOST_PROMISE = 10, 300
"""In per cent of what a firm promises: the step, and the most more."""


@dataclass(frozen=True, kw_only=True)
class _Figure:
    """A figure of a firm and what units offer of it."""

    field: str
    title: Text
    unit: str
    offer: Callable[[Unit], Decimal]


_FIGURES = (
    _Figure(
        field="min_load_kn_m2",
        title=Text("楼面荷载", "floor load"),
        unit="kN/㎡",
        offer=lambda unit: unit.load_kn_m2,
    ),
    _Figure(
        field="min_clear_height_m",
        title=Text("净高", "clear height"),
        unit="m",
        offer=lambda unit: unit.clear_height_m,
    ),
    _Figure(
        field="min_freight_lift_t",
        title=Text("货梯", "freight lift"),
        unit="t",
        offer=lambda unit: unit.freight_lift_t,
    ),
)


def need_levers(problem: Problem, firm: Firm) -> Iterator[Lever]:
    """Return the needs of a firm that can be lowered to what some unit offers, then what it can do without."""
    for figure in _FIGURES:
        need: Decimal = getattr(firm, figure.field)
        offers = sorted(
            {figure.offer(unit) for unit in problem.units if figure.offer(unit) < need}, reverse=True
        )
        if offers:
            yield Lever(
                key=f"{figure.field}:{firm.firm_id}",
                kind=RepairKind.NEED,
                unit=Text(figure.unit, figure.unit),
                step=Decimal(0),
                steps=tuple(_lowered(firm, figure, need, offer) for offer in offers),
                firm_id=firm.firm_id,
            )
    if firm.needs_dock:
        yield _without(firm, "needs_dock", False, Text("卸货平台", "a loading dock"))
    if firm.needs_steam:
        yield _without(firm, "needs_steam", False, Text("园区蒸汽管网", "the steam main"))
    if firm.needs_whole_building:
        yield _without(firm, "needs_whole_building", False, Text("整栋", "a whole building"))
    if firm.ground_floor is GroundFloor.REQUIRED:
        value = GroundFloor.PREFERRED.value
        yield _without(firm, "ground_floor", value, Text("首层", "the ground floor"))
    if firm.expansion_option_m2:
        yield _without(firm, "expansion_option_m2", 0, Text("扩租选择权", "its expansion option"))
    yield from _commitments(problem, firm)


def _commitments(problem: Problem, firm: Firm) -> Iterator[Lever]:
    """Return what a firm could commit itself to: an agreement, another process, more for the park, a supply of its own."""
    if firm.stage.is_speculative:
        yield _agreed(firm)
    yield from _hazard(problem, firm)
    yield from _promises(problem, firm)
    for resource in Resource:
        if firm.draw(resource) and is_on(problem.policy, RuleKey.UTILITIES, resource.value):
            yield _own_supply(firm, resource)


def _hazard(problem: Problem, firm: Firm) -> Iterator[Lever]:
    """Return the lever of a process of a lower fire-hazard class, down to the least that a unit admits."""
    classes = sorted({unit.max_hazard_class for unit in problem.units}, key=lambda one: -one.rank)
    lower = [one for one in classes if one.rank < firm.hazard_class.rank]
    if lower:
        yield Lever(
            key=f"hazard_class:{firm.firm_id}",
            kind=RepairKind.NEED,
            unit=NEEDS,
            step=Decimal(0),
            steps=tuple(
                LeverStep(
                    amount=Decimal(number),
                    edits=(ChangeFirm(firm=firm.firm_id, field="hazard_class", value=one.value),),
                    effort=Decimal(PROCESS_POINTS * number),
                    message=message(
                        "{firm} 改用{to}类工艺（原为{was}类）",
                        "{firm} works at fire-hazard class {to} (it said {was})",
                        firm=firm.firm_id,
                        to=word(one),
                        was=word(firm.hazard_class),
                    ),
                )
                for number, one in enumerate(lower, start=1)
            ),
            firm_id=firm.firm_id,
        )


def _promises(problem: Problem, firm: Firm) -> Iterator[Lever]:
    """Return what a firm could promise to meet the terms of entry in force: more tax or output, another way of licensing."""
    entry, policy = problem.policy.entry, problem.policy
    asked = {"tax_10k": entry.min_tax_10k_per_mu, "output_10k": entry.min_output_10k_per_mu}
    for (field, least), term in zip(asked.items(), (EntryTerm.TAX, EntryTerm.OUTPUT), strict=True):
        now: Decimal = getattr(firm, field)
        if least > 0 and now > 0 and is_on(policy, RuleKey.ENTRY_TERMS, term.value):
            yield Lever(
                key=f"{field}:{firm.firm_id}",
                kind=RepairKind.PROMISE,
                unit=Text("%", "%"),
                step=Decimal(PROMISE_STEP),
                steps=tuple(
                    _promise(firm, field, term, per_cent)
                    for per_cent in range(PROMISE_STEP, MOST_PROMISE + 1, PROMISE_STEP)
                ),
                firm_id=firm.firm_id,
            )
    if entry.reg_paths and firm.reg_path not in entry.reg_paths:
        path = entry.reg_paths[0]
        yield once(
            f"reg_path:{firm.firm_id}",
            RepairKind.PROMISE,
            ChangeFirm(firm=firm.firm_id, field="reg_path", value=path.value),
            PROCESS_POINTS,
            unit=NEEDS,
            said=message(
                "{firm} 改走“{path}”", "{firm} registers by {path}", firm=firm.firm_id, path=word(path)
            ),
            firm=firm.firm_id,
        )


def _promise(firm: Firm, field: str, term: EntryTerm, per_cent: int) -> LeverStep:
    now: Decimal = getattr(firm, field)
    value = now * (100 + per_cent) / 100
    return LeverStep(
        amount=Decimal(per_cent),
        edits=(ChangeFirm(firm=firm.firm_id, field=field, value=value),),
        effort=NEED_POINTS + share_points(Decimal(per_cent), Decimal(100)),
        message=message(
            "{firm} 承诺的{term}提高 {per_cent}%（一年 {was} → {value} 万元）",
            "{firm} promises {per_cent}% more {term} ({was} → {value} 10k yuan a year)",
            firm=firm.firm_id,
            term=clause_title(term.value),
            per_cent=per_cent,
            was=now,
            value=value,
        ),
    )


def _own_supply(firm: Firm, resource: Resource) -> Lever:
    """Return the lever of a supply or treatment of the firm's own: its draw counts towards no cap."""
    return once(
        f"own:{resource.value}:{firm.firm_id}",
        RepairKind.SUPPLY,
        WaiveRule(rule=RuleKey.UTILITIES, clause=resource.value, firms=(firm.firm_id,)),
        SUPPLY_POINTS,
        unit=SUPPLIES,
        said=message(
            "{firm} 自备{resource}设施（不占用上限）",
            "{firm} has {resource} facilities of its own (no cap counts its draw)",
            firm=firm.firm_id,
            resource=RESOURCE_NAMES[resource],
        ),
        firm=firm.firm_id,
    )


def _agreed(firm: Firm) -> Lever:
    """Return the lever of a framework agreement: a firm that has one is not held up as speculative."""
    return once(
        f"stage:{firm.firm_id}",
        RepairKind.STAGE,
        ChangeFirm(firm=firm.firm_id, field="stage", value=Stage.FRAMEWORK.value),
        AGREED_POINTS,
        unit=AGREEMENTS,
        said=message("与 {firm} 签框架协议", "{firm} signs a framework agreement", firm=firm.firm_id),
        firm=firm.firm_id,
    )


def _lowered(firm: Firm, figure: _Figure, need: Decimal, offer: Decimal) -> LeverStep:
    return LeverStep(
        amount=need - offer,
        edits=(ChangeFirm(firm=firm.firm_id, field=figure.field, value=offer),),
        effort=NEED_POINTS + share_points(need - offer, need),
        message=message(
            "{firm} 的{what}需要降到 {offer} {unit}（原为 {need} {unit}）",
            "{firm} makes do with {offer} {unit} of {what} (it said {need} {unit})",
            firm=firm.firm_id,
            what=figure.title,
            offer=offer,
            need=need,
            unit=figure.unit,
        ),
    )


def _without(firm: Firm, field: str, value: bool | int | str, what: Text) -> Lever:  # noqa: FBT001  a field's value
    return once(
        f"{field}:{firm.firm_id}",
        RepairKind.NEED,
        ChangeFirm(firm=firm.firm_id, field=field, value=value),
        WITHOUT_POINTS,
        unit=NEEDS,
        said=message("{firm} 不要{what}", "{firm} does without {what}", firm=firm.firm_id, what=what),
        firm=firm.firm_id,
    )
