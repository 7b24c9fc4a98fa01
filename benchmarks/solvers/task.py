"""What every peer is asked, in the same words."""

from dataclasses import dataclass

import numpy as np

from benchmarks.program import Program

_JUST_UNDER = 0.01


@dataclass(frozen=True)
class Task:
    """A limit in seconds of the processor, and threads for the solver."""

    seconds: float
    threads: int = 1


def step_of(program: Program) -> int:
    """Return the least by which two values of the goal differ; at least 1."""
    return max(1, int(np.gcd.reduce(program.cost.astype(np.int64)))) if program.columns else 1


def slack_of(program: Program) -> float:
    """Return the gap at which a plan is the best: all values are whole, so the next one is a step away."""
    return step_of(program) - _JUST_UNDER
