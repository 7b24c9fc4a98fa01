"""The task of a sweep: one order solved wherever a worker runs, JSON in and out."""

from collections.abc import Callable

from planner.services.planning import solved
from planner.services.wire import read_order, write_outcome

SOLVE = "planner.services.cells:solve"


def solve(order: str, should_stop: Callable[[], bool]) -> str:
    """Solve an order of the wire; give the outcome as the wire writes it.

    Raises
    ------
    WireError
        If the order is not one.
    """
    asked = read_order(order.encode())
    outcome = solved(asked.problem, asked.limits, start=asked.start, should_stop=should_stop)
    return write_outcome(outcome).decode()
