"""The tasks of enquiries: places for a firm, and firms or moves for a vacant room, each told as it grows."""

from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.place_offer import EnquiryAnswer, VacancyAnswer
from planner.processes.tasks import TaskContext
from planner.services.studies.enquiries import blocks_for, checked_answer, firms_for, places_for
from planner.services.tasks.kind import TaskKind

MOST_SOLVES = 8
"""Solves of one enquiry, and as much again for what is found without one."""


@dataclass(frozen=True, kw_only=True)
class EnquiryOrder:
    """What `places_for` is asked: the firm is not in the problem."""

    problem: Problem
    plan: Plan
    firm: Firm
    limits: Limits


@dataclass(frozen=True, kw_only=True)
class VacancyOrder:
    """Firms for `units`, or a block of `wanted_m2` from `since` on: the one of them that is given."""

    problem: Problem
    plan: Plan
    limits: Limits
    units: tuple[str, ...] = ()
    wanted_m2: int | None = None
    since: Quarter | None = None


_ENQUIRY, _ANSWER = TypeAdapter(EnquiryOrder), TypeAdapter(EnquiryAnswer)
_VACANCY, _FOUND = TypeAdapter(VacancyOrder), TypeAdapter(VacancyAnswer)


def enquiry_task(text: str, context: TaskContext) -> str:
    """Return the answer that an `EnquiryOrder` asks for; it is told whenever a place or a price is found."""
    order = _ENQUIRY.validate_json(text)
    found = EnquiryAnswer(firm=order.firm)
    context.report(_ANSWER.dump_json(found).decode())
    for found in places_for(
        order.problem, order.plan, order.firm, order.limits, should_stop=context.should_stop
    ):
        context.report(_ANSWER.dump_json(found).decode())
    return _ANSWER.dump_json(found).decode()


def vacancy_task(text: str, context: TaskContext) -> str:
    """Return the answer that a `VacancyOrder` asks for; it is told whenever a firm or a chain is found."""
    order = _VACANCY.validate_json(text)
    found = VacancyAnswer(units=order.units)
    context.report(_FOUND.dump_json(found).decode())
    growing = (
        firms_for(order.problem, order.plan, order.units, should_stop=context.should_stop)
        if order.wanted_m2 is None or order.since is None
        else blocks_for(
            order.problem, order.plan, order.wanted_m2, order.since, should_stop=context.should_stop
        )
    )
    for grown in growing:
        found = replace(grown, wanted_m2=order.wanted_m2, since=order.since)
        context.report(_FOUND.dump_json(found).decode())
    return _FOUND.dump_json(found).decode()


ENQUIRY: TaskKind[EnquiryOrder, EnquiryAnswer] = TaskKind(
    name="enquiry",
    adapter=_ENQUIRY,
    read=lambda order, text, _is_over: checked_answer(order.problem, order.plan, _ANSWER.validate_json(text)),
    longest_s=lambda order: 2 * MOST_SOLVES * order.limits.time_limit_s,
)
VACANCY: TaskKind[VacancyOrder, VacancyAnswer] = TaskKind(
    name="vacancy",
    adapter=_VACANCY,
    read=lambda _order, text, _is_over: _FOUND.validate_json(text),
    longest_s=lambda order: MOST_SOLVES * order.limits.time_limit_s,
)
