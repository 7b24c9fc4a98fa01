"""Many like tasks at once, here or on a cluster: one executor, plain JSON in and out."""

from planner.compute.executor import Executor, TaskAnswer
from planner.compute.local import LocalExecutor
from planner.settings import read_settings

__all__ = ["ClusterError", "Executor", "LocalExecutor", "TaskAnswer", "executor_for"]


class ClusterError(Exception):
    """A scheduler that cannot be reached."""


def executor_for(scheduler: str | None = None, *, workers: int = 2) -> Executor:
    """Return the executor: processes of this machine, or the cluster of a dask scheduler.

    Raises
    ------
    ClusterError
        If no scheduler answers at the address.
    """
    if scheduler is None:
        return LocalExecutor(workers, memory_mb=read_settings().solver_memory_mb)
    from planner.compute.cluster import ClusterExecutor

    try:
        return ClusterExecutor(scheduler)
    except (OSError, ValueError) as fault:
        raise ClusterError(f"no dask scheduler at {scheduler}: {fault}") from fault
