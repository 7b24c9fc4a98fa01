"""Why a firm that must be placed cannot be: the rules that bar the place that comes closest."""

from collections.abc import Iterator, Sequence

from models.constraints import commitments, handover
from models.eligibility import Eligibility
from models.formulation import Candidate, Fault
from models.instance import Instance
from models.placements import seats_in
from models.starts import StartOption
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.vocabulary.terms import Stage


def barred_of(instance: Instance, candidates: Sequence[Candidate]) -> dict[str, tuple[Fault, ...]]:
    """Return for each firm that must be placed but has no candidate what bars the closest place.

    Parameters
    ----------
    candidates
        All candidates of the instance.

    Raises
    ------
    HaltedError
        If the clock of the instance ends on the way.
    """
    placed = {candidate.firm_id for candidate in candidates}
    stranded = [f for f in instance.problem.firms if instance.must_place(f) and f.firm_id not in placed]
    eligibility = Eligibility(instance)
    return {firm.firm_id: _closest(firm, eligibility) for firm in stranded}


def _closest(firm: Firm, eligibility: Eligibility) -> tuple[Fault, ...]:
    eligibility.instance.clock.tick()
    if firm.stage is Stage.EXITED:
        return ((RuleKey.COMMITMENTS, "exited", ""),)
    tried = [tuple(dict.fromkeys(eligibility.faults(*case))) for case in _cases(firm, eligibility)]
    if not tried:
        return tuple((RuleKey.RUN, "", unit_id) for unit_id in _named(firm, eligibility.instance) or ("",))
    return min(tried, key=lambda faults: (_is_elsewhere(faults), len(faults), faults))


def _cases(firm: Firm, eligibility: Eligibility) -> Iterator[tuple[StartOption, int]]:
    """Return the places the firm may be meant for, each with the start that comes closest."""
    instance = eligibility.instance
    if firm.is_sitting:
        yield from ((seat, seat.starts[0]) for seat in seats_in(firm, instance))
        return
    named = set(_named(firm, instance))
    pinned = commitments.pinned_starts(firm, instance)
    for runs in instance.runs.values():
        for run in runs.values():
            if not named or named == set(run.units):
                window = handover.starts(firm, run, instance)
                begin = max(window.start, eligibility.opens(firm, run))
                start = min(pinned, default=begin if begin in window else window.start)
                yield StartOption(firm, run, (start,)), start


def _named(firm: Firm, instance: Instance) -> tuple[str, ...]:
    """Return the units the firm sits in or is pinned to; empty if none are named."""
    pins = instance.pins.get(firm.firm_id, ())
    return tuple(sorted(firm.rooms or next((pin.units for pin in pins if pin.units), ())))


def _is_elsewhere(faults: Sequence[Fault]) -> bool:
    return any(fault[:2] == (RuleKey.COMMITMENTS, "pin") for fault in faults)
