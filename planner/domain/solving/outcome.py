"""What a solve came to: status, plan, objective, bound and gap, as the solver proved them."""

from enum import StrEnum
from fractions import Fraction

from pydantic.dataclasses import dataclass

from planner.domain.park.plan import Plan
from planner.domain.record import STRICT
from planner.text import Text

UNMOVED = "unmoved"
"""Goal of the stage that has as few firms of a given plan change as can be: minus how many do."""
MOST_SEED = 2**31 - 1
"""The largest seed that every solver takes."""


class Status(StrEnum):
    """How a solve ended. Only `proven_optimal` may be called optimal."""

    PROVEN_OPTIMAL = "proven_optimal"
    WITHIN_GAP = "within_gap"
    TIME_LIMIT = "time_limit"
    NO_PLAN = "no_plan"
    INFEASIBLE = "infeasible"
    CANCELLED = "cancelled"
    FAILED = "failed"


STATUS_TITLES: dict[Status, Text] = {
    Status.PROVEN_OPTIMAL: Text("已证明最优", "Proven optimal"),
    Status.WITHIN_GAP: Text("在允许差距内", "Within the gap asked for"),
    Status.TIME_LIMIT: Text("到达限制，当前最好", "Limit reached, best found"),
    Status.NO_PLAN: Text("限制内未找到方案", "No plan found within the limit"),
    Status.INFEASIBLE: Text("承诺相互矛盾，无可行方案", "Infeasible: commitments contradict each other"),
    Status.CANCELLED: Text("已取消", "Cancelled"),
    Status.FAILED: Text("求解失败", "Solver failed"),
}


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Limits:
    """What a solve may spend, and how close it must come.

    `gap` is a fraction of the objective; `nodes` limits branch-and-bound nodes a stage. With
    `few_changes` no more firms of the plan in force may change than its repair changes.
    """

    time_limit_s: float = 60.0
    gap: float = 0.0
    seed: int = 0
    threads: int = 1
    nodes: int | None = None
    solver: str = "highs"
    few_changes: bool = False


@dataclass(frozen=True, kw_only=True, config=STRICT)
class StageResult:
    """One tier of ranked goals: its own status, value, bound and gap (whole numbers)."""

    goal: str
    status: Status
    objective: int | None
    bound: int | None
    gap: float | None
    seconds: float
    carries_value: bool = True


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Outcome:
    """The solver's own account of a solve.

    `objective`, `bound` and `gap` are those of the last tier that carries value. `conflict`
    names the subjects (firms, units, rules) whose commitments contradict, if infeasible.
    `note` says why a solve failed. `repair_changes` is how many firms of the plan in force change
    when it is only repaired; None where it was not repaired. With `limits.few_changes` bounds and
    proofs speak of the plans that change no more than so many.
    """

    status: Status
    plan: Plan | None
    objective: int | None
    bound: int | None
    gap: float | None
    stages: tuple[StageResult, ...]
    seconds: float
    solver: str
    versions: tuple[tuple[str, str], ...]
    limits: Limits
    fingerprint: str
    conflict: tuple[str, ...] = ()
    note: str = ""
    repair_changes: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether no plan was allowed that changes more firms than the repair of the plan in force."""
        return self.limits.few_changes and self.repair_changes is not None


def gap_of(objective: int, bound: int) -> float:
    """Return |bound − objective| ÷ max(1, |objective|) as a fraction; exactly 0.0 if equal."""
    if objective == bound:
        return 0.0
    return float(Fraction(abs(bound - objective), max(1, abs(objective))))


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Progress:
    """A sign of life from a running solve.

    `objective` and `bound` belong to the tier `goal`; `plan` is given when it has improved.
    """

    seconds: float
    stage: int
    stages: int
    goal: str
    objective: int | None
    bound: int | None
    gap: float | None
    plan: Plan | None = None
