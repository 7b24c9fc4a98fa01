"""Candidate placements of each firm: every run and start that no rule bars on its own."""

from collections.abc import Iterator, Sequence

from models.arrays import Instance, Run
from models.constraints import area_fit, commitments, handover, speculative_hold
from models.constraints.run import mask_of, measured
from models.formulation import Candidate
from models.ground import Ground
from models.starts import StartOption, undominated
from planner.domain.firm import Firm
from planner.domain.quarter import Quarter
from planner.domain.rule import is_on


def candidates_of(facts: Instance, *, every_start: bool = False) -> tuple[Candidate, ...]:
    """Give every candidate in canonical order: firm, building, units, start.

    Starts that another dominates are left out, unless `every_start` asks for all.
    """
    options = list(_options(facts))
    if not every_start:
        options = undominated(options, facts)
    made = [_candidate(option, start, facts) for option in options for start in option.starts]
    if is_on(facts.policy, "speculative_hold"):
        made = speculative_hold.followed(made, facts)
    return tuple(sorted(made, key=lambda c: (c.firm_id, c.building_id, c.units, c.start)))


def _candidate(option: StartOption, start: int, facts: Instance) -> Candidate:
    facts.clock.tick()
    return Candidate(
        firm_id=option.firm.firm_id,
        units=option.run.units,
        building_id=option.run.building_id,
        start=Quarter(start),
        end=Quarter(option.end(start)),
        fixed=facts.must_place(option.firm),
    )


def _options(facts: Instance) -> Iterator[StartOption]:
    ground = Ground(facts)
    places = {b: sorted(runs.values(), key=lambda run: run.area_m2) for b, runs in facts.runs.items()}
    for firm in facts.firms:
        if firm.is_sitting:
            if commitments.lets_sit(firm, facts):
                yield from seats_in(firm, facts)
            continue
        for building_id, runs in places.items():
            yield from _options_in(firm, building_id, runs, ground=ground)


def _options_in(
    firm: Firm, building_id: str, runs: Sequence[Run], *, ground: Ground
) -> Iterator[StartOption]:
    ground.facts.clock.tick()
    low, high = area_fit.bounds(firm, ground.facts)
    shut = ~ground.admitted_mask(firm, building_id)
    closed: list[int] | None = None
    for run in runs:
        if run.area_m2 < low or run.area_m2 > high or run.mask & shut:
            continue
        if closed is None:
            closed = [quarter for _, quarter in ground.closed(firm, building_id)]
        starts = _starts(firm, run, closed, ground=ground)
        if starts and not any(ground.misfits(firm, run)):
            yield StartOption(firm, run, starts)


def _starts(firm: Firm, run: Run, closed: Sequence[int], *, ground: Ground) -> tuple[int, ...]:
    window = handover.starts(firm, run, ground.facts)
    pinned = commitments.pinned_starts(firm, ground.facts)
    opens = ground.opens(firm, run)
    begun = (start for start in handover.begun(firm, run, ground.facts) if start >= opens)
    return tuple(
        start
        for start in (*begun, *range(max(window.start, opens), window.stop))
        if pinned <= {start}
        and not any(start <= quarter < handover.end_of(firm, start) for quarter in closed)
    )


def seats_in(firm: Firm, facts: Instance) -> Iterator[StartOption]:
    """Give the places of a sitting firm, which no rule bars: it is there."""
    for seat in facts.seats[firm.firm_id]:
        building_id = facts.problem.unit[seat.units[0]].building_id
        run = measured(building_id, mask_of(building_id, seat.units, facts), facts)
        yield StartOption(firm, run, (seat.start.index,), seat.end.index)
