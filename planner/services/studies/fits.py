"""How many more firms fit, and what a target of firms takes: asked of the solver one by one, told as it is found."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from planner.analysis.fits import MOST_COPIES, FitSearch, copies, moments
from planner.domain.edits import AddFirm, Edit, PinFirm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Limits, Outcome, Progress
from planner.domain.sweeping.fit import FitCount, FitPart, FitTable
from planner.services.planning.solving import Clock, HaltedError, nothing_found, opened

__all__ = ["MOST_COPIES", "TARGET", "find_fits", "fit_edits", "mix_of", "moments", "newcomer", "parts_of"]

TARGET = 40
"""Firms that the published plan of the demo park speaks of."""
NEWCOMER_M2 = 700
QUESTION_S, WHOLE_S = 60.0, 900.0
"""Seconds for each solve, and for all of them together, if no other limit is given."""


def parts_of(problem: Problem, area_m2: int = 0) -> tuple[FitPart, ...]:
    """Return one firm of each archetype, at the least area that is usual for it if none is given."""
    return tuple(
        FitPart(archetype=kind.archetype, area_m2=area_m2 or max(1, kind.area_lo_m2))
        for kind in problem.archetypes
    )


def newcomer(problem: Problem, archetype: str = "", area_m2: int = NEWCOMER_M2) -> FitPart | None:
    """Return the firm that is added to see what reaches a target: of an archetype, or the first usual at that area."""
    kinds = [kind.archetype for kind in problem.archetypes if kind.area_lo_m2 <= area_m2 <= kind.area_hi_m2]
    found = archetype or next(iter(kinds), "") or next((kind.archetype for kind in problem.archetypes), "")
    return FitPart(archetype=found, area_m2=area_m2) if found else None


def mix_of(problem: Problem, text: str) -> tuple[FitPart, ...] | None:
    """Return the mix that is written like `DEV_I:2,IVD` (archetype, how many of it); None if it is none."""
    usual = {part.archetype: part for part in parts_of(problem)}
    found = []
    for written in text.split(","):
        name, _, count = written.strip().partition(":")
        if name not in usual or not (count or "1").isdecimal() or not 0 < int(count or "1") <= MOST_COPIES:
            return None
        found.append(replace(usual[name], count=int(count or "1")))
    return tuple(found)


def fit_edits(problem: Problem, one: FitCount) -> tuple[Edit, ...]:
    """Return the edits that open the plan behind a count: its firms are added, each pinned to its rooms; none without a plan.

    Ids are new in the problem. Firms of the plan on show are not pinned: that none of them need change is for the solve to
    keep to.
    """
    if one.plan is None:
        return ()
    wanted = [replace(part, count=part.count * MOST_COPIES) for part in one.mix]
    added = [
        firm for firm in copies(problem, wanted, one.quarter, one.quarter) if firm.firm_id in one.plan.by_firm
    ]
    free = (name for number in count(1) if (name := f"NEW{number}") not in problem.firm)
    found: list[Edit] = []
    for firm, name in zip(added, free, strict=False):
        (stay,) = one.plan.by_firm[firm.firm_id]
        found += [
            AddFirm(firm=replace(firm, firm_id=name)),
            PinFirm(firm=name, units=stay.units, start=stay.start),
        ]
    return tuple(found)


def find_fits(  # noqa: PLR0913  the parts of one order, all by name
    problem: Problem,
    plan: Plan,
    limits: Limits,
    *,
    mixes: Sequence[Sequence[FitPart]] = (),
    quarters: Sequence[Quarter] = (),
    pair: Sequence[FitPart] = (),
    added: FitPart | None = None,
    target: int = TARGET,
    may_move: bool = False,
    seconds: float = WHOLE_S,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[FitTable]:
    """Return what is known so far, again and again with more.

    Parameters
    ----------
    plan
        A plan of the problem that breaks no rule.
    limits
        Of each solve; `seconds` is for all of them together.
    mixes, quarters
        What is counted, and when it starts; each mix is counted in each quarter, without quarters in all `moments`.
    pair
        Two kinds of which each number of the first is told with the most of the second, in the last quarter; or none.
    added, target
        The firm that is added until so many are placed; None asks for the pipeline alone.
    may_move
        Whether firms of the plan may be elsewhere, so long as each has a place.
    """
    whole = Clock(seconds, should_stop)

    def solver(question: Problem) -> Outcome:
        return _placed(question, limits, whole, should_stop)

    def decider(question: Problem) -> Outcome:
        return _placed(question, limits, whole, should_stop, until=target)

    search = FitSearch(
        problem=problem, plan=plan, solver=solver, should_stop=whole.is_over, may_move=may_move
    )
    when = tuple(quarters) or moments(problem)
    table = FitTable(
        target=target,
        added=added,
        pair=tuple(pair),
        pair_quarter=when[-1] if pair else None,
        may_move=may_move,
        asked=len(mixes) * len(when) + bool(pair) + search.level_count(added) + 1,
    )
    yield table
    for level in search.levels(added, target):
        table = replace(table, levels=(*table.levels, level))
        yield table
    stop = search.stop(table.levels, target, decider)
    table = replace(table, stop=stop, is_stop_asked=True)
    yield table
    if len(pair) == 2:
        growing = search.points((pair[0], pair[1]), when[-1])
        try:
            while True:
                table = replace(table, points=(*table.points, next(growing)))
                yield table
        except StopIteration as end:
            table = replace(table, is_pair_closed=end.value)
    for mix in mixes:
        for quarter in when:
            if whole.is_over():
                yield table
                return
            found = search.count(mix, quarter)
            table = replace(table, counts=(*table.counts, found))
            yield table
    are_proven = (
        all(one.is_proven for one in table.counts),
        all(one.is_proven for one in table.levels),
        all(one.is_proven for one in table.points) and (table.is_pair_closed or not pair),
    )
    yield replace(table, is_complete=not whole.is_over() and all(are_proven))


def _placed(
    problem: Problem,
    limits: Limits,
    whole: Clock,
    should_stop: Callable[[], bool],
    *,
    until: int | None = None,
) -> Outcome:
    """Place as many firms as can be, or go on until so many are placed or it is proven that they cannot be."""
    own = replace(limits, time_limit_s=min(limits.time_limit_s, max(0.1, whole.left())))
    is_decided = False

    def hear(news: Progress) -> None:
        nonlocal is_decided
        if until is not None:
            is_placed = news.plan is not None and len(news.plan.by_firm) >= until
            is_decided = is_decided or is_placed or (news.bound is not None and news.bound < until)

    clock = Clock(own.time_limit_s, lambda: is_decided or should_stop())
    try:
        return opened(problem, clock).solve(own, clock=clock, on_progress=hear, value_only=True)
    except HaltedError:
        return nothing_found(problem, own, clock)
