"""The task of one cell of a sweep: a solve that nobody watches. It stands alone, so that its workers load nothing else."""

from planner.processes.tasks import TaskContext
from planner.services.planning.solving import Clock, solved
from planner.services.planning.wire import read_solve, write_outcome


def cell_task(text: str, context: TaskContext) -> str:
    """Return the outcome of a cell's `SolveOrder`; nothing is told on the way, for nobody hears it.

    Raises
    ------
    ProtocolError
        If the text is no order.
    """
    order = read_solve(text)
    clock = Clock(order.limits.time_limit_s, context.should_stop, began=context.began)
    return write_outcome(solved(order.problem, order.limits, start=order.start, clock=clock))
