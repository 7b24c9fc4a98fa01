"""The lines of a worker that a test plays itself."""

from planner.domain.solving.outcome import Outcome, Progress
from planner.processes.protocol import LineKind, write_line
from planner.services.planning.wire import write_outcome, write_progress


def progress_line(progress: Progress) -> bytes:
    """Return a sign of life of a solve."""
    return write_line(LineKind.PARTIAL, write_progress(progress))


def outcome_line(outcome: Outcome) -> bytes:
    """Return what a solve came to."""
    return write_line(LineKind.RESULT, write_outcome(outcome))
