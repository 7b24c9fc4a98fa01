"""For whom else the rooms of a plan could be kept: candidates around those that did best in the training futures.

Which rooms are kept is decided today, as where each firm goes is. A room kept for a firm that brings much is not lost to one that
comes before it and brings little; but where the firm stays away, others had no room meanwhile. So each choice is played.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from planner.analysis.futures.draws import is_settled
from planner.domain.measures.goals.expected_value import points
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.robust import CandidatePlan, CandidateScore, RobustTable

_LIKELY = Decimal("0.5")


def homes_of(plan: Plan) -> frozenset[tuple[str, tuple[str, ...]]]:
    """Return who has which rooms, whenever it comes."""
    return frozenset((place.firm_id, place.units) for place in plan.placements)


def open_firms(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """Return the firms of a plan for which nothing is kept yet: neither inside, nor signed, nor promised a place."""
    return tuple(
        name
        for name in sorted(plan.by_firm)
        if not problem.firm[name].is_signed and not is_settled(problem, problem.firm[name])
    )


def full_keeps(problem: Problem, table: RobustTable) -> tuple[CandidatePlan, ...]:
    """Return each plan of a table with its rooms kept for all of its firms, those that are new."""
    found = [
        replace(one, keeps=open_firms(problem, one.plan), base=k)
        for k, one in enumerate(table.candidates)
        if one.base is None
    ]
    return tuple(_new(table, found))


def next_keeps(
    problem: Problem, table: RobustTable, scores: Sequence[CandidateScore], best: int
) -> tuple[CandidatePlan, ...]:
    """Return what is to be played next around the best candidate; empty where nothing near it is new.

    What helped one by one around the candidate that it comes from is tried together first; then its rooms are kept for one firm
    more or fewer, for the likely ones, and for those that bring most on a square metre.
    """
    return tuple(_new(table, _together(table, scores, best))) or tuple(
        _new(table, _near(problem, table, best))
    )


def _together(table: RobustTable, scores: Sequence[CandidateScore], best: int) -> Iterator[CandidatePlan]:
    base = table.candidates[best].base
    if base is None:
        return
    origin = table.candidates[base]
    helped = [
        (scores[k].score, _toggled(one.keeps, origin.keeps))
        for k, one in enumerate(table.candidates[: len(scores)])
        if one.base == base and scores[k].score > scores[base].score
    ]
    ranked = [
        names for _, names in sorted(helped, key=lambda one: (-one[0], sorted(one[1]))) if len(names) == 1
    ]
    for count in dict.fromkeys((len(ranked), (len(ranked) + 1) // 2)):
        if count > 1:
            changed = frozenset[str]().union(*ranked[:count])
            yield replace(origin, keeps=_kept(_toggled(origin.keeps, changed)), base=base)


def _near(problem: Problem, table: RobustTable, best: int) -> Iterator[CandidatePlan]:
    here = table.candidates[best]
    firms = open_firms(problem, here.plan)

    def density(name: str) -> Fraction:
        firm = problem.firm[name]
        sure = replace(firm, probability=Decimal(1))
        return Fraction(points(sure, problem.policy.rates, waited=0), max(1, firm.area_req_m2))

    dense = sorted(firms, key=lambda name: (-density(name), name))
    likely = [name for name in firms if problem.firm[name].probability >= _LIKELY]
    for names in (
        likely,
        dense[: len(dense) // 4],
        dense[: len(dense) // 2],
        dense[: 3 * len(dense) // 4],
        (),
    ):
        yield replace(here, keeps=_kept(names), base=best)
    for name in firms:
        yield replace(here, keeps=_kept(_toggled(here.keeps, (name,))), base=best)


def _new(table: RobustTable, found: Iterable[CandidatePlan]) -> Iterator[CandidatePlan]:
    seen = {(homes_of(one.plan), one.keeps) for one in table.candidates}
    for one in found:
        key = (homes_of(one.plan), one.keeps)
        if key not in seen:
            seen.add(key)
            yield one


def _toggled(one: Iterable[str], other: Iterable[str]) -> frozenset[str]:
    return frozenset(one) ^ frozenset(other)


def _kept(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names))
