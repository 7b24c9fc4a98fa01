"""Who moved, came in or fell out between two plans."""

from collections.abc import Iterator, Sequence

from planner.analysis.compare.cause_context import CauseContext
from planner.analysis.compare.causes import causes_of
from planner.domain.changes.comparison import FirmChange, FirmKind
from planner.domain.changes.difference import RowChange
from planner.domain.park.plan import Placement, Plan
from planner.domain.solving.report import Report

_ORDER = (FirmKind.FELL_OUT, FirmKind.CAME_IN, FirmKind.MOVED, FirmKind.SHIFTED)


def firm_changes(before: Report, after: Report, rows: Sequence[RowChange]) -> tuple[FirmChange, ...]:
    """Return every firm whose placement differs: those that fell out first, then by id."""
    found = list(_changes(before, after, rows))
    return tuple(sorted(found, key=lambda change: (_ORDER.index(change.kind), change.firm_id)))


def _changes(before: Report, after: Report, rows: Sequence[RowChange]) -> Iterator[FirmChange]:
    old, new = CauseContext(before, after.problem), CauseContext(after, before.problem)
    for firm_id in sorted(before.plan.by_firm.keys() | after.plan.by_firm.keys()):
        was, now = _home(before.plan, firm_id), _home(after.plan, firm_id)
        kind = _kind(was, now)
        if kind is None:
            continue
        # Why the old place is not kept is asked of the new facts; what opened the door, of the old.
        if was is not None:
            same_units = now is not None and now.units == was.units
            causes = causes_of(new, was, rows, same_units=same_units, still_placed=now is not None)
        else:
            assert now is not None
            causes = causes_of(old, now, rows, is_opening=True)
        facts = before.problem if was is not None else after.problem
        name = facts.firm[firm_id].name
        yield FirmChange(firm_id=firm_id, name=name, kind=kind, before=was, after=now, causes=causes)


def _home(plan: Plan, firm_id: str) -> Placement | None:
    return next(iter(plan.by_firm.get(firm_id, ())), None)


def _kind(was: Placement | None, now: Placement | None) -> FirmKind | None:
    if was == now:
        return None
    if now is None:
        return FirmKind.FELL_OUT
    if was is None:
        return FirmKind.CAME_IN
    return FirmKind.MOVED if was.units != now.units else FirmKind.SHIFTED
