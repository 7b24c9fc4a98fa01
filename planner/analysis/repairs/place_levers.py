"""What was promised taken back: a hold shortened, a pin loosened or dropped; at last a contract, or a firm without a place."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from planner.analysis.repairs.firm_levers import QUARTERS
from planner.analysis.repairs.levers import NO_STEP, Lever, LeverStep, once
from planner.domain.edits import EndCommitment, EndHold, ForbidFirm, PinFirm, ReleaseFirm
from planner.domain.park.policy import Hold
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.sweeping.repair import RepairKind
from planner.text import Text, listed, message

FREE_POINTS, RELEASE_POINTS, WITHDRAWAL_POINTS, SIGNED_POINTS = 20, 30, 50, 80
UNBAR = "unbar:"
"""How the key of a lifted bar begins: the firm still wants its place."""
HOLD_POINTS, HOLD_QUARTER_POINTS, MOVE_POINTS, UNSIGN_POINTS = 10, 3, 90, 120
CONTRACTS = Text("份承诺", "commitment")
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


def hold_levers(problem: Problem) -> Iterator[Lever]:
    """Return each hold as something to be shortened, quarter by quarter, to nothing at last."""
    first = problem.quarters[0]
    seen: set[tuple[str, ...]] = set()
    for hold in problem.policy.holds:
        if hold.until > first and hold.units not in seen:
            seen.add(hold.units)
            yield _hold(hold, first)


def _hold(hold: Hold, first: Quarter) -> Lever:
    where = listed(hold.units)
    sooner = [hold.until + -number for number in range(1, hold.until - first)]
    steps = [
        LeverStep(
            amount=Decimal(number),
            edits=(EndHold(units=hold.units, at=at),),
            effort=Decimal(HOLD_POINTS + HOLD_QUARTER_POINTS * number),
            message=message(
                "{units} 的预留提前 {n} 季，到 {at} 为止（原到 {until}）",
                "the hold of {units} ends {n} quarters earlier, in {at} (it said {until})",
                units=where,
                n=number,
                at=str(at),
                until=str(hold.until),
            ),
        )
        for number, at in enumerate(sooner, start=1)
    ]
    lifted = LeverStep(
        amount=Decimal(hold.until - first),
        edits=(EndHold(units=hold.units),),
        effort=Decimal(HOLD_POINTS + HOLD_QUARTER_POINTS * (hold.until - first)),
        message=message(
            "取消 {units} 的预留（原到 {until}）",
            "the hold of {units} is lifted (it said {until})",
            units=where,
            until=str(hold.until),
        ),
    )
    return Lever(
        key=f"hold:{'+'.join(hold.units)}",
        kind=RepairKind.HOLD,
        unit=QUARTERS,
        step=Decimal(1),
        steps=(*steps, lifted),
    )


def contract_levers(problem: Problem, firms: Iterable[str]) -> Iterator[Lever]:
    """Return for each firm that is committed and still to come: another place for it, and at last none."""
    for firm in (problem.firm[name] for name in sorted(firms)):
        if firm.is_committed and not firm.is_sitting:
            where = listed(firm.committed_units or filter(None, (firm.committed_building,)))
            end = EndCommitment(firm=firm.firm_id)
            for key, kind, edits, effort, said in (
                (
                    f"move:{firm.firm_id}",
                    RepairKind.RELEASE,
                    (end, PinFirm(firm=firm.firm_id)),
                    MOVE_POINTS,
                    message(
                        "与 {firm} 重谈：不在承诺的 {where}，改到别处",
                        "{firm} agrees to another place than {where}, which it is promised",
                        firm=firm.firm_id,
                        where=where,
                    ),
                ),
                (
                    f"unsign:{firm.firm_id}",
                    RepairKind.WITHDRAWAL,
                    (end, ForbidFirm(firm=firm.firm_id)),
                    UNSIGN_POINTS,
                    message(
                        "解除与 {firm} 的约定（{where}），不再安排位置",
                        "the contract with {firm} ({where}) is given up; it does without a place",
                        firm=firm.firm_id,
                        where=where,
                    ),
                ),
            ):
                step = LeverStep(amount=Decimal(1), edits=edits, effort=Decimal(effort), message=said)
                yield Lever(key=key, kind=kind, unit=CONTRACTS, step=NO_STEP, steps=(step,), firm_id=None)
