"""A sweep read: which input swings a figure most, and at which value the plan breaks."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from planner.domain.edits import DelayHandover, EditConflict
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Status
from planner.domain.sweeping.sweep import Axis, Scalar
from planner.domain.sweeping.sweep_result import Breakpoint, Number, SweepRow, SweepTable, TornadoBar
from planner.text import Text, listed, message

_NO_PLAN = Text("无可行方案", "leaves no plan")


def tornado(table: SweepTable, key: str) -> tuple[TornadoBar, ...]:
    """Return a bar for each axis, the longest first; of a grid, the others at the first line.

    A bar that is not proven and lies beside the base is left out; `left_out` names it.

    Parameters
    ----------
    key
        Of a figure of the table: a KPI or a goal.
    """
    bars = [bar for bar in _every_bar(table, key) if not bar.contradicts]
    return tuple(sorted(bars, key=lambda bar: (-bar.swing, bar.title)))


def left_out(table: SweepTable, key: str) -> tuple[str, ...]:
    """Return the titles of the axes whose bar would contradict the base for want of proof."""
    return tuple(bar.title for bar in _every_bar(table, key) if bar.contradicts)


def doubtful(table: SweepTable, key: str) -> tuple[SweepRow, ...]:
    """Return the rows without proof of the axes whose bar would contradict the base."""
    return tuple(
        row
        for place in range(len(table.sweep.axes))
        if any(bar.contradicts for bar in _bars(table, place, key))
        for line in table.along(place)[:1]
        for row in line
        if row.plan is not None and not row.is_proven
    )


def breaks(problem: Problem, table: SweepTable) -> tuple[Breakpoint, ...]:
    """Return every pair of neighbouring values between which firms are lost, gained or moved.

    `problem` is the base, from which quarters are told. Rows that are infeasible count as without
    firms. Of a pair that is not proven nothing is said; `unproven_pairs` counts them.
    """
    return tuple(
        _break(problem, table, place, pair)
        for place, pair in _pairs(table)
        if _holds(*pair) and _runs(pair[0].plan) != _runs(pair[1].plan)
    )


def unproven_pairs(table: SweepTable) -> int:
    """Return how many pairs of neighbouring values cannot be told apart for want of proof."""
    return sum(not _holds(*pair) for _, pair in _pairs(table))


def _pairs(table: SweepTable) -> Iterator[tuple[int, tuple[SweepRow, SweepRow]]]:
    for place in range(len(table.sweep.axes)):
        for line in table.along(place):
            yield from ((place, pair) for pair in pairwise(line))


def _holds(*rows: SweepRow) -> bool:
    """Whether the plans of rows are no accident of a limit: the best, of fewest changes, or none at all."""
    return all(row.is_settled or row.status is Status.INFEASIBLE for row in rows)


def _every_bar(table: SweepTable, key: str) -> Iterator[TornadoBar]:
    for place in range(len(table.sweep.axes)):
        yield from _bars(table, place, key)


def _bars(table: SweepTable, place: int, key: str) -> Iterator[TornadoBar]:
    base = table.base.figure(key)
    for line in table.along(place)[:1]:
        known = [(value, row) for row in line if (value := row.figure(key)) is not None]
        if not known:
            continue
        (least, low), (greatest, high) = min(known, key=_first), max(known, key=_first)
        least_at, greatest_at = low.values[place], high.values[place]
        assert least_at is not None
        assert greatest_at is not None
        tops = [row.span(key)[1] for _, row in known]
        yield TornadoBar(
            title=table.sweep.axes[place].called,
            base=base,
            least=least,
            least_at=least_at,
            greatest=greatest,
            greatest_at=greatest_at,
            is_open=not all(row.is_proven for row in line if row.plan is not None),
            is_base_open=not table.base.is_proven,
            least_span=low.span(key),
            greatest_span=high.span(key),
            highest=max((top for top in tops if top is not None), default=None) if None not in tops else None,
        )


def _first(pair: tuple[Number, SweepRow]) -> Decimal:
    return Decimal(pair[0])


def _runs(plan: Plan | None) -> dict[str, tuple[str, ...]]:
    return {} if plan is None else {firm: stays[0].units for firm, stays in plan.by_firm.items()}


def _break(problem: Problem, table: SweepTable, place: int, pair: tuple[SweepRow, SweepRow]) -> Breakpoint:
    one, other = pair
    was, now = _runs(one.plan), _runs(other.plan)
    lost, gained = sorted(was.keys() - now.keys()), sorted(now.keys() - was.keys())
    moved = sorted(firm for firm in was.keys() & now.keys() if was[firm] != now[firm])
    before, after = one.values[place], other.values[place]
    assert before is not None
    assert after is not None
    return Breakpoint(
        axis=place,
        others=tuple(value for number, value in enumerate(one.values) if number != place),
        before=before,
        after=after,
        lost=tuple(lost),
        gained=tuple(gained),
        moved=tuple(moved),
        message=message(
            "{where}{effect}",
            "{where} {effect}",
            where=_where(problem, table.sweep.axes[place], before, after),
            effect=_effect(lost, gained, moved) if other.plan else _NO_PLAN,
        ),
    )


def _where(problem: Problem, axis: Axis, before: Scalar, after: Scalar) -> Text:
    """Say at which value: a handover by its quarter, any other by the two values."""
    quarter = _handover(problem, axis, before)
    if quarter is not None and isinstance(after, int) and isinstance(before, int) and after > before:
        what, last = quarter
        return Text(f"{what.zh}晚于 {last} 交付：", f"{what.en} handed over later than {last}")
    return Text(f"{axis.called} 由 {before} 到 {after}：", f"{axis.called} at {after} instead of {before}")


def _handover(problem: Problem, axis: Axis, value: Scalar) -> tuple[Text, str] | None:
    """Return what is handed over, and the quarter in which the last of it is with `value`."""
    try:
        edit = axis.edit_at(value)
    except EditConflict:
        return None
    if not isinstance(edit, DelayHandover):
        return None
    moved = [
        b
        for b in problem.buildings
        if b.building_id == edit.building or (edit.phase == b.phase_id and edit.park in (None, b.park_id))
    ]
    if not moved:
        return None
    last = max(b.handover_quarter for b in moved) + edit.quarters
    if edit.building is not None:
        return Text(f"楼栋 {edit.building} ", f"building {edit.building}"), str(last)
    return Text(f"{edit.phase} 期", f"phase {edit.phase}"), str(last)


def _effect(lost: list[str], gained: list[str], moved: list[str]) -> Text:
    zh, en = [], []
    for firms, said in ((lost, Text("失去", "costs")), (gained, Text("得到", "lets in"))):
        if firms:
            zh.append(f"{said.zh} {_names(firms).zh}")
            en.append(f"{said.en} {_and(firms)}")
    if not en and moved:
        zh.append(f"{_names(moved).zh} 换址")
        en.append(f"moves {_and(moved)}")
    return Text("，".join(zh), " and ".join(en))


def _names(firms: Iterable[str]) -> Text:
    return listed(firms, 12)


def _and(firms: list[str]) -> str:
    if len(firms) < 2:
        return "".join(firms)
    return f"{_names(firms[:-1]).en} and {firms[-1]}"
