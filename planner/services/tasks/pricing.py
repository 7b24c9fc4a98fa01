"""The task of pricing one building: the order of a solve that spreads its work over a cluster."""

from planner.processes.tasks import TaskContext
from planner.services.planning.solving import carry_out


def pricing_task(text: str, context: TaskContext) -> str:
    """Return the patterns that an order asks for, as `models` writes both.

    Raises
    ------
    ValueError
        If the text is no order.
    """
    return carry_out(text, context.should_stop)
