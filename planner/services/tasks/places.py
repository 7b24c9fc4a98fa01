"""The task of places: a map of every firm filled firm by firm, one answer with its proven price, or every building's."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import TypeAdapter

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.solving.place import PlaceMap
from planner.domain.vocabulary.terms import Stage
from planner.processes.tasks import TaskContext
from planner.services.studies.places import Places
from planner.services.tasks.kind import TaskKind

_A_FIRM_S = 20.0


@dataclass(frozen=True, kw_only=True)
class PlacesOrder:
    """What is asked of the places of a plan.

    With `firm_id` and `place_id` one answer with its price; with `firm_id` alone every building with its price; else the
    map of all firms, `first` before the others.
    `is_best` says that the plan is proven to be the best.
    """

    problem: Problem
    plan: Plan
    limits: Limits
    firm_id: str = ""
    place_id: str = ""
    first: str = ""
    is_best: bool = False


_ORDER, _MAP = TypeAdapter(PlacesOrder), TypeAdapter(PlaceMap)


def places_task(text: str, context: TaskContext) -> str:
    """Return what a `PlacesOrder` asks for; the map is told after each firm, prices one by one."""
    order = _ORDER.validate_json(text)
    return context.report_each(_MAP.dump_json(found).decode() for found in _found(order, context))


def _found(order: PlacesOrder, context: TaskContext) -> Iterator[PlaceMap]:
    places = Places(
        order.problem,
        order.plan,
        is_best=order.is_best,
        limits=order.limits,
        should_stop=context.should_stop,
    )
    if order.place_id:
        answer = places.answer(order.firm_id, order.place_id)
        yield PlaceMap(answer=answer)
        yield PlaceMap(answer=places.priced(answer))
        return
    if order.firm_id:
        for answers in places.everywhere(order.firm_id):
            yield PlaceMap(answers=answers)
        return
    firms = _in_turn(order)
    found = PlaceMap(firms=len(firms))
    yield found
    for firm_id in firms:
        if context.should_stop():
            return
        found = PlaceMap(firms=len(firms), states={**found.states, firm_id: places.states(firm_id)})
        yield found


def _in_turn(order: PlacesOrder) -> list[str]:
    """Return the firms in the order they are filled: the one asked about, those with a place, the others."""
    placed = order.plan.by_firm
    firms = [firm.firm_id for firm in order.problem.firms if firm.stage is not Stage.EXITED]
    return sorted(firms, key=lambda name: (name != order.first, name not in placed, name))


WHY: TaskKind[PlacesOrder, PlaceMap] = TaskKind(
    name="why",
    adapter=_ORDER,
    read=lambda _order, text, _is_over: _MAP.validate_json(text),
    longest_s=lambda order: (
        (order.limits.time_limit_s + _A_FIRM_S)
        * (len(order.problem.firms) + len(order.problem.buildings) + 1)
    ),
)
