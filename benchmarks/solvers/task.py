"""What every peer is asked, in the same words."""

from dataclasses import dataclass

SLACK = 0.99
"""All values are whole: a plan less than one point under the bound is the best."""


@dataclass(frozen=True)
class Task:
    """A limit in seconds, and threads for the solver."""

    seconds: float
    threads: int = 1
