"""What a firm can do without: lighter equipment, a lower room, a smaller lift, no dock, no steam from the main."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from planner.analysis.repairs.levers import Lever, LeverStep, once, share_points
from planner.domain.edits import ChangeFirm
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.park.site import Unit
from planner.domain.sweeping.repair import RepairKind
from planner.domain.vocabulary.terms import GroundFloor, Stage
from planner.text import Text, message

NEED_POINTS, WITHOUT_POINTS, AGREED_POINTS = 10, 20, 22
"""Points of effort: beside the share of a figure, and of doing without something. Assumptions, as all effort is."""
NEEDS, AGREEMENTS = Text("项需要", "need"), Text("份协议", "agreement")


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
    if firm.stage.is_speculative:
        yield _agreed(firm)
    if firm.expansion_option_m2:
        yield _without(firm, "expansion_option_m2", 0, Text("扩租选择权", "its expansion option"))


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
