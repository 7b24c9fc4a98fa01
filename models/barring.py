"""Why a firm that must be placed cannot be: the rules that bar the place that comes closest."""

from collections.abc import Iterator, Sequence

from models.arrays import Instance
from models.constraints import commitments, handover
from models.formulation import Candidate, Fault
from models.ground import Ground
from models.placements import seats_in
from models.starts import StartOption
from planner.domain.firm import Firm
from planner.domain.terms import Stage


def barred_of(facts: Instance, candidates: Sequence[Candidate]) -> dict[str, tuple[Fault, ...]]:
    """Tell for each firm that must be placed but has no candidate what bars the closest place."""
    placed = {candidate.firm_id for candidate in candidates}
    stranded = [f for f in facts.problem.firms if facts.must_place(f) and f.firm_id not in placed]
    ground = Ground(facts)
    return {firm.firm_id: _closest(firm, ground) for firm in stranded}


def _closest(firm: Firm, ground: Ground) -> tuple[Fault, ...]:
    ground.facts.clock.tick()
    if firm.stage is Stage.EXITED:
        return (("commitments", "exited", ""),)
    tried = [tuple(dict.fromkeys(ground.faults(*case))) for case in _cases(firm, ground)]
    if not tried:
        return tuple(("run", "", unit_id) for unit_id in _named(firm, ground.facts) or ("",))
    return min(tried, key=lambda faults: (_is_elsewhere(faults), len(faults), faults))


def _cases(firm: Firm, ground: Ground) -> Iterator[tuple[StartOption, int]]:
    """Give the places the firm may be meant for, each with the start that comes closest."""
    facts = ground.facts
    if firm.is_sitting:
        yield from ((seat, seat.starts[0]) for seat in seats_in(firm, facts))
        return
    named = set(_named(firm, facts))
    pinned = commitments.pinned_starts(firm, facts)
    for runs in facts.runs.values():
        for run in runs.values():
            if not named or named == set(run.units):
                window = handover.starts(firm, run, facts)
                begin = max(window.start, ground.opens(firm, run))
                start = min(pinned, default=begin if begin in window else window.start)
                yield StartOption(firm, run, (start,)), start


def _named(firm: Firm, facts: Instance) -> tuple[str, ...]:
    """Give the units the firm sits in or is pinned to; empty if none are named."""
    pins = facts.pins.get(firm.firm_id, ())
    return tuple(sorted(firm.rooms or next((pin.units for pin in pins if pin.units), ())))


def _is_elsewhere(faults: Sequence[Fault]) -> bool:
    return any(fault[:2] == ("commitments", "pin") for fault in faults)
