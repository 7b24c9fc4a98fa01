"""The task of a solve: one order solved wherever a worker runs, each plan on the way told."""

from planner.domain.solving.outcome import Progress
from planner.processes.tasks import TaskContext
from planner.services.planning.solving import Clock, solved
from planner.services.planning.wire import read_solve, write_outcome, write_progress


def solve_task(text: str, context: TaskContext) -> str:
    """Return the outcome of an order; its clock runs since the order came, so that reading it counts too.

    Raises
    ------
    ProtocolError
        If the text is no order.
    """
    order = read_solve(text)

    def tell(progress: Progress) -> None:
        context.report(write_progress(progress))

    clock = Clock(order.limits.time_limit_s, context.should_stop, began=context.began)
    outcome = solved(order.problem, order.limits, start=order.start, on_progress=tell, clock=clock)
    return write_outcome(outcome)
