"""The last resorts: a pin loosened or dropped, a firm that does without a place."""

from collections.abc import Iterator, Sequence

from planner.analysis.repairs.levers import Lever, once
from planner.domain.edits import ForbidFirm, PinFirm, ReleaseFirm
from planner.domain.park.problem import Problem
from planner.domain.sweeping.repair import RepairKind
from planner.text import Text, message

FREE_POINTS, RELEASE_POINTS, WITHDRAWAL_POINTS, SIGNED_POINTS = 20, 30, 50, 80
UNBAR = "unbar:"
"""How the key of a lifted bar begins: the firm still wants its place."""
PINS, BARS, FIRMS = Text("项锁定", "pin"), Text("项禁入", "bar"), Text("家企业", "firm")


def place_levers(problem: Problem, firms: Sequence[str], *, asked: frozenset[str]) -> Iterator[Lever]:
    """Return the last resorts: a pin dropped, a bar lifted, a firm that does without a place, unless it alone was asked for."""
    pinned = {pin.firm_id for pin in problem.policy.pins}
    tied = {pin.firm_id for pin in problem.policy.pins if pin.building_id or pin.units or pin.start}
    for name in firms:
        if name in tied:
            yield once(
                f"free:{name}",
                RepairKind.RELEASE,
                PinFirm(firm=name),
                FREE_POINTS,
                unit=PINS,
                said=message(
                    "{firm} 改为任何合适之处均可", "{firm} may have any place that suits it", firm=name
                ),
                firm=name,
            )
    barred = {forbid.firm_id for forbid in problem.policy.forbids}
    for firm in (problem.firm[name] for name in firms):
        if firm.firm_id in barred - pinned and not firm.is_sitting:
            yield once(
                f"{UNBAR}{firm.firm_id}",
                RepairKind.RELEASE,
                ReleaseFirm(firm=firm.firm_id),
                RELEASE_POINTS,
                unit=BARS,
                said=message("解除对 {firm} 的禁入", "lift the bars on {firm}", firm=firm.firm_id),
                firm=firm.firm_id,
            )
        if firm.firm_id in pinned:
            yield once(
                f"release:{firm.firm_id}",
                RepairKind.RELEASE,
                ReleaseFirm(firm=firm.firm_id),
                RELEASE_POINTS,
                unit=PINS,
                said=message("解除对 {firm} 的锁定", "drop the pin of {firm}", firm=firm.firm_id),
                firm=firm.firm_id,
            )
        elif not firm.is_sitting and not firm.is_committed and asked != {firm.firm_id}:
            yield once(
                f"withdraw:{firm.firm_id}",
                RepairKind.WITHDRAWAL,
                ForbidFirm(firm=firm.firm_id),
                SIGNED_POINTS if firm.is_signed else WITHDRAWAL_POINTS,
                unit=FIRMS,
                said=message("{firm} 不安排位置", "{firm} does without a place", firm=firm.firm_id),
                firm=firm.firm_id,
            )
