"""Repairs: what it would take to place firms that cannot all be placed, asked of the solver and told as it is found."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from planner.analysis.repairs import Feasibility, RepairSearch
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.repair import KeepScope, RepairAnswer
from planner.services.planning.solving import Clock, solved
from planner.text import Message, Text, message

QUESTION_S = 30.0
"""Seconds for each question put to the solver, if no other limit is given.

One of a park of usual size takes a tenth of one; a machine with ten times more to do than cores must not turn it into
an answer that was not found."""
WHOLE_S = 300.0
"""Seconds for all questions together, if no other limit is given."""


def usually_kept(firms: tuple[str, ...]) -> KeepScope:
    """Return who else keeps a place unless somebody says: all for one firm, the signed where none is named."""
    if not firms:
        return KeepScope.SIGNED
    return KeepScope.PLACED if len(firms) == 1 else KeepScope.NONE


def find_repairs(
    problem: Problem,
    plan: Plan,
    firms: tuple[str, ...],
    *,
    kept: KeepScope,
    limits: Limits,
    seconds: float = WHOLE_S,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[RepairAnswer]:
    """Return what is known of firms that are to be placed together, again and again with more.

    Parameters
    ----------
    plan
        The plan on show: who has a place there, `kept` may want to keep one.
    firms
        Those asked for; none asks about what is promised already.
    limits
        Of each question put to the solver; `seconds` is for all of them together.
    """
    clock = Clock(seconds, should_stop)

    def ask(question: Problem) -> Outcome:
        own = replace(limits, time_limit_s=min(limits.time_limit_s, max(0.1, clock.left())))
        return solved(question, own, should_stop=clock.should_stop)

    search = RepairSearch(
        problem=problem,
        firms=tuple(name for name in dict.fromkeys(firms) if name in problem.firm),
        kept=kept,
        placed=frozenset(name for name in plan.by_firm if name in problem.firm),
        feasibility=Feasibility(solver=ask, should_stop=clock.is_over),
        namer=ask,
    )
    return search.answers()


def answer_message(answer: RepairAnswer) -> Message:
    """Say in one sentence what an answer comes to so far."""
    if answer.plan is not None:
        return message(
            "要求的 {count} 家企业都放得下，无需修复。",
            "All {count} firms asked for can be placed; nothing needs repair.",
            count=len(answer.demanded),
        )
    if not answer.firms and answer.groups:
        return message(
            "对 {count} 家企业的承诺和锁定不能同时成立：有 {groups} 组矛盾{more}；已证明可行的改法有 {repairs} 个。",
            "What is promised to {count} firms cannot all hold; contradictions: {groups}{more}. Changes proven to settle them "
            "all: {repairs}.",
            **_counts(answer),
        )
    if not answer.groups:
        return message(
            "{count} 家企业能否都放下，限制内没有查明。",
            "Whether all {count} firms can be placed was not found out within the limits.",
            count=len(answer.demanded),
        )
    return message(
        "要求的 {count} 家企业不能都放下：有 {groups} 组矛盾{more}；已证明可行的修复有 {repairs} 个。",
        "The {count} firms asked for cannot all be placed; conflicting groups: {groups}{more}. Repairs proven to work: "
        "{repairs}.",
        **_counts(answer),
    )


def _counts(answer: RepairAnswer) -> dict[str, int | Text]:
    return {
        "count": len(answer.demanded),
        "groups": len(answer.groups),
        "more": Text("", "") if answer.has_all_groups else Text("以上", " or more"),
        "repairs": len(answer.offers),
    }
