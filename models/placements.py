"""Candidate placements of each firm: every run and start that no rule bars on its own."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.constraints import area_fit, commitments, handover, speculative_hold
from models.constraints.run import mask_of, measured
from models.eligibility import Eligibility
from models.formulation import Candidate
from models.instance import Instance, Run
from models.starts import StartOption, undominated
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.quarter import Quarter
from planner.domain.rule import is_on


def candidates_of(instance: Instance, *, every_start: bool = False) -> tuple[Candidate, ...]:
    """Return every candidate in canonical order: firm, building, units, start, end.

    The order is that of the first columns of the program, and hence part of what makes two solves
    of one problem give one plan.

    Raises
    ------
    HaltedError
        If the clock of the instance ends on the way.
    """
    options = list(_options(instance))
    options += list(_shortened(options, instance))
    if not every_start:
        options = undominated(options, instance)
    made = [_candidate(option, start, instance) for option in options for start in option.starts]
    if is_on(instance.policy, RuleKey.SPECULATIVE_HOLD):
        made = speculative_hold.followed(made, instance)
    return tuple(sorted(made, key=lambda c: (c.firm_id, c.building_id, c.units, c.start, c.end)))


def _candidate(option: StartOption, start: int, instance: Instance) -> Candidate:
    instance.clock.tick()
    return Candidate(
        firm_id=option.firm.firm_id,
        units=option.run.units,
        building_id=option.run.building_id,
        start=Quarter(start),
        end=Quarter(option.end(start)),
        fixed=instance.must_place(option.firm),
    )


def _options(instance: Instance) -> Iterator[StartOption]:
    eligibility = Eligibility(instance)
    places = {b: sorted(runs.values(), key=_area_m2) for b, runs in instance.runs.items()}
    for firm in instance.firms:
        if firm.is_sitting:
            if commitments.lets_sit(firm, instance):
                yield from seats_in(firm, instance)
            continue
        for building_id, runs in places.items():
            yield from _options_in(firm, building_id, runs, eligibility=eligibility)


def _area_m2(run: Run) -> int:
    return run.area_m2


def _options_in(
    firm: Firm, building_id: str, runs: Sequence[Run], *, eligibility: Eligibility
) -> Iterator[StartOption]:
    eligibility.instance.clock.tick()
    low, high = area_fit.bounds(firm, eligibility.instance)
    shut = ~eligibility.admitted_mask(firm, building_id)
    closed: list[int] | None = None
    for run in runs[bisect_left(runs, low, key=_area_m2) : bisect_right(runs, high, key=_area_m2)]:
        if run.mask & shut:
            continue
        if closed is None:
            closed = [quarter for _, quarter in eligibility.closed(firm, building_id)]
        starts = _starts(firm, run, closed, eligibility=eligibility)
        if starts and not any(eligibility.misfits(firm, run)):
            yield StartOption(firm, run, starts)


def _starts(firm: Firm, run: Run, closed: Sequence[int], *, eligibility: Eligibility) -> tuple[int, ...]:
    window = handover.starts(firm, run, eligibility.instance)
    pinned = commitments.pinned_starts(firm, eligibility.instance)
    opens = eligibility.opens(firm, run)
    begun = (start for start in handover.begun(firm, run, eligibility.instance) if start >= opens)
    return tuple(
        start
        for start in (*begun, *range(max(window.start, opens), window.stop))
        if pinned <= {start}
        and not any(start <= quarter < handover.end_of(firm, start) for quarter in closed)
    )


def _shortened(options: Sequence[StartOption], instance: Instance) -> Iterator[StartOption]:
    """Return the seats of firms that graduate, ended in each quarter in which the firm they become may start."""
    begins: dict[str, set[int]] = {}
    for option in options:
        begins.setdefault(option.firm.firm_id, set()).update(option.starts)
    for seat in options:
        successor = instance.problem.graduates.get(seat.firm.firm_id)
        for quarter in sorted(begins.get(successor or "", ())):
            if seat.starts[0] < quarter < seat.end(seat.starts[0]):
                yield replace(seat, until=quarter)


def seats_in(firm: Firm, instance: Instance) -> Iterator[StartOption]:
    """Return the places of a sitting firm, which no rule bars: it is there."""
    for seat in instance.seats[firm.firm_id]:
        building_id = instance.problem.unit[seat.units[0]].building_id
        run = measured(building_id, mask_of(building_id, seat.units, instance), instance)
        yield StartOption(firm, run, (seat.start.index,), seat.end.index)
