"""Why a firm is not placed: what bars it anywhere, what comes closest, what others hold.

The runs are enumerated here and judged by the checker, so that a sentence is never the
solver's word alone.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from planner.analysis.explain.nowhere import near_misses, nowhere
from planner.analysis.explain.shortfall import missing_text
from planner.analysis.explain.solitary import solitary
from planner.analysis.explain.survey import survey
from planner.analysis.explain.taken import taken
from planner.domain.keys import RuleKey
from planner.domain.measures.placed import without_unknown
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import OPEN_RULE, Reason, Why
from planner.domain.vocabulary.terms import Stage
from planner.text import listed, message

__all__ = ["MOST_FIRMS", "reasons_of", "unplaced_reasons"]

MOST_FIRMS = 300
"""Of how many firms without a place the reasons are looked for, if no other number is asked for."""


def unplaced_reasons(
    problem: Problem, plan: Plan, *, most: int = MOST_FIRMS, should_stop: Callable[[], bool] = lambda: False
) -> Mapping[str, tuple[Reason, ...]]:
    """Return the reasons of every firm that is not placed, by firm id, the most useful first.

    Firms that have left the park are not asked about; every other firm has a reason. Of `most` firms
    it is looked for until a stop is asked for, the likeliest first; of the others it is left open.
    """
    out = [f for f in problem.firms if f.firm_id not in plan.by_firm and f.stage is not Stage.EXITED]
    found: dict[str, tuple[Reason, ...]] = {}
    for firm in sorted(out, key=lambda one: (not one.is_signed, -one.probability, one.firm_id))[:most]:
        if should_stop():
            break
        found[firm.firm_id] = reasons_of(problem, plan, firm)
    return {firm.firm_id: found.get(firm.firm_id) or (_open(firm),) for firm in out}


def reasons_of(problem: Problem, plan: Plan, firm: Firm) -> tuple[Reason, ...]:
    """Return the reasons of one firm that is not placed, the most useful first; never empty.

    Parameters
    ----------
    plan
        Any plan without the firm; placements that the problem does not know are passed over.
    """
    found = tuple(_reasons(problem, without_unknown(problem, plan), firm)) or (_no_place(firm),)
    return tuple(replace(reason, missing=missing_text(reason)) for reason in found)


def _reasons(problem: Problem, plan: Plan, firm: Firm) -> Iterator[Reason]:
    if firm.is_sitting:
        yield _left_out(firm)
        return
    found = survey(problem, firm)
    if found.suiting:
        yield from taken(problem, plan, found)
    yield from nowhere(found)
    yield from near_misses(found)
    if not found.suiting:
        yield from solitary(problem, plan, firm)


def _left_out(firm: Firm) -> Reason:
    return Reason(
        firm_id=firm.firm_id,
        why=Why.NOWHERE,
        rule=RuleKey.COMMITMENTS,
        clause="sitting",
        subject=", ".join(firm.rooms),
        message=message(
            "{firm} 在园，坐落 {units}；方案漏掉了它，或锁定要它在别处",
            "{firm} sits in {units}; the plan leaves it out, or a pin wants it elsewhere",
            firm=firm.firm_id,
            units=listed(firm.rooms),
        ),
    )


def _open(firm: Firm) -> Reason:
    return Reason(
        firm_id=firm.firm_id,
        why=Why.OPEN,
        rule=OPEN_RULE,
        message=message(
            "{firm} 的原因在限制内没有查明",
            "why {firm} has no place was not looked into within the limits",
            firm=firm.firm_id,
        ),
    )


def _no_place(firm: Firm) -> Reason:
    return Reason(
        firm_id=firm.firm_id,
        why=Why.NOWHERE,
        rule=RuleKey.RUN,
        message=message(
            "{firm} 接受的园区没有可租单元",
            "The parks that {firm} accepts have no unit to let",
            firm=firm.firm_id,
        ),
    )
