"""For whom else the rooms of a plan could be kept, and who could wait: candidates around those that did best in training.

Both are decided today, as where each firm goes is. A room kept for a firm that brings much is not lost to one that
comes before it and brings little; but where the firm stays away, others had no room meanwhile. A firm on the waiting list leaves
what is scarce, space and resources alike, to whoever brings more and comes while it waits; but waiting costs. So each
choice is played.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest

from planner.analysis.futures.draws import is_settled
from planner.analysis.futures.scarcity import scarce_stock, use_of
from planner.domain.measures.goals.expected_value import points
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.robust import CandidatePlan, CandidateScore, RobustTable

_LIKELY = Decimal("0.5")


def homes_of(plan: Plan) -> frozenset[tuple[str, tuple[str, ...]]]:
    """Return who has which rooms, whenever it comes."""
    return frozenset((place.firm_id, place.units) for place in plan.placements)


def open_firms(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """Return the firms of a plan for which nothing is kept yet: neither inside, nor signed, nor promised a place."""
    return tuple(name for name in sorted(plan.by_firm) if _is_open(problem, problem.firm[name]))


def full_keeps(problem: Problem, table: RobustTable) -> tuple[CandidatePlan, ...]:
    """Return each plan of a table with its rooms kept for all of its firms, those that are new."""
    found = [
        replace(one, keeps=open_firms(problem, one.plan), base=k)
        for k, one in enumerate(table.candidates)
        if one.base is None
    ]
    return tuple(_new(table, found))


def next_keeps(
    problem: Problem, table: RobustTable, scores: Sequence[CandidateScore | None], best: int
) -> tuple[CandidatePlan, ...]:
    """Return what is to be played next around the best candidate; empty where nothing near it is new.

    `scores` are those that all candidates have in the same futures, None where one has none. What helped one by one around the
    candidate that the best comes from is tried together first; then its rooms are kept for one firm
    more or fewer, for the likely ones, and for those that bring most for what is scarce, and its waiting list is varied likewise.
    """
    ranked = _ranked(problem)
    return tuple(_new(table, _together(table, scores, best, ranked=ranked))) or tuple(
        _new(table, _near(problem, table, best, ranked=ranked))
    )


def _together(
    table: RobustTable, scores: Sequence[CandidateScore | None], best: int, *, ranked: Sequence[str]
) -> Iterator[CandidatePlan]:
    base = table.candidates[best].base
    if base is None:
        return
    origin = table.candidates[base]
    known = {k: one.rank for k, one in enumerate(scores) if one is not None}
    helped = sorted(
        (-known[k], sorted(kept), sorted(waiting))
        for k, one in enumerate(table.candidates)
        if one.base == base and base in known and k in known and known[k] > known[base]
        for kept, waiting in [_differences(one, origin)]
        if len(kept) + len(waiting) == 1 or kept == waiting
    )
    for count in dict.fromkeys((len(helped), (len(helped) + 1) // 2)):
        if count > 1:
            kept = _toggled(origin.keeps, (name for _, names, _ in helped[:count] for name in names))
            waiting = _toggled(origin.waitlist, (name for _, _, names in helped[:count] for name in names))
            yield _varied(origin, base, kept, waiting - kept, ranked=ranked)


def _differences(one: CandidatePlan, other: CandidatePlan) -> tuple[frozenset[str], frozenset[str]]:
    return _toggled(one.keeps, other.keeps), _toggled(one.waitlist, other.waitlist)


def _near(
    problem: Problem, table: RobustTable, best: int, *, ranked: Sequence[str]
) -> Iterator[CandidatePlan]:
    here = table.candidates[best]
    own = open_firms(problem, here.plan)
    dense = [name for name in ranked if name in own]
    keeps = [
        [name for name in own if problem.firm[name].probability >= _LIKELY],
        *(dense[: len(dense) * share // 4] for share in (1, 2, 3, 0)),
    ]
    lists = [ranked[len(ranked) * share // 4 :] for share in (3, 2, 1, 0, 4)]
    for kept, waiting in zip_longest(keeps, lists):
        yield _varied(here, best, here.keeps, frozenset(waiting) - frozenset(here.keeps), ranked=ranked)
        yield _varied(here, best, kept, frozenset(here.waitlist) - frozenset(kept), ranked=ranked)
    for sparse, name in zip_longest(reversed(ranked), dense):
        if sparse not in here.keeps:
            yield _varied(here, best, here.keeps, _toggled(here.waitlist, (sparse,)), ranked=ranked)
        if name is not None:
            kept = _toggled(here.keeps, (name,))
            yield _varied(here, best, kept, frozenset(here.waitlist) - kept, ranked=ranked)


def _varied(
    here: CandidatePlan, base: int, keeps: Iterable[str], waitlist: Iterable[str], *, ranked: Sequence[str]
) -> CandidatePlan:
    waiting = frozenset(waitlist)
    return replace(
        here,
        keeps=tuple(sorted(keeps)),
        waitlist=tuple(name for name in ranked if name in waiting),
        base=base,
    )


def _ranked(problem: Problem) -> list[str]:
    """Return all firms that may be kept for or wait, what brings most for its share of what is scarce first."""
    stock = scarce_stock(problem)

    def density(firm: Firm) -> Fraction:
        worth = points(replace(firm, probability=Decimal(1)), problem.policy.rates, waited=0)
        share = sum((use_of(firm, key) / have for key, have in stock.items() if have), Fraction(0))
        return Fraction(worth) / max(share, Fraction(1, 1_000_000))

    firms = [firm for firm in problem.firms if _is_open(problem, firm)]
    return [firm.firm_id for firm in sorted(firms, key=lambda firm: (-density(firm), firm.firm_id))]


def _is_open(problem: Problem, firm: Firm) -> bool:
    return not (firm.is_sitting or firm.is_signed or is_settled(problem, firm))


def _new(table: RobustTable, found: Iterable[CandidatePlan]) -> Iterator[CandidatePlan]:
    seen = {(homes_of(one.plan), one.keeps, one.waitlist) for one in table.candidates}
    for one in found:
        key = (homes_of(one.plan), one.keeps, one.waitlist)
        if key not in seen:
            seen.add(key)
            yield one


def _toggled(one: Iterable[str], other: Iterable[str]) -> frozenset[str]:
    return frozenset(one) ^ frozenset(other)
