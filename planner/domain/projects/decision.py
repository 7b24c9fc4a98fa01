"""A decision on two plans: which was approved, or that both were rejected; by whom, why, and on which papers."""

from collections.abc import Iterable
from datetime import datetime

from pydantic.dataclasses import dataclass

from planner.domain.projects.actor import Actor
from planner.domain.record import STRICT
from planner.text import Text


@dataclass(frozen=True, kw_only=True, config=STRICT)
class DecisionOption:
    """One of the two plans; `fingerprint` is of the problem it answers, `digest` of the plan with its certificate as kept."""

    plan_id: str
    name: Text
    fingerprint: str
    digest: str


@dataclass(frozen=True, kw_only=True, config=STRICT)
class DecisionPack:
    """The papers of a decision; `digest` is the SHA-256 of their bytes."""

    file_name: str
    digest: str


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Withdrawal:
    """Who took a decision back, when and why."""

    actor: Actor
    at: datetime
    comment: str


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Decision:
    """One decision; `approved` is the id of the plan approved, None where both were rejected."""

    decision_id: str
    project_id: str
    options: tuple[DecisionOption, DecisionOption]
    approved: str | None
    comment: str
    actor: Actor
    decided_at: datetime
    pack: DecisionPack
    withdrawal: Withdrawal | None = None

    @property
    def stands(self) -> bool:
        """Whether it was not taken back; its plans are frozen as long."""
        return self.withdrawal is None

    def rejects(self, plan_id: str) -> bool:
        """Whether the plan was one of the two and was not approved."""
        return plan_id != self.approved and any(one.plan_id == plan_id for one in self.options)

    @property
    def approved_option(self) -> DecisionOption | None:
        """The plan that was approved."""
        return next((one for one in self.options if one.plan_id == self.approved), None)


def contradictions(
    decision: Decision, others: Iterable[Decision]
) -> tuple[tuple[Decision, DecisionOption], ...]:
    """Return the standing decisions that say otherwise of a plan, each with the plan: approved in one, not in the other.

    They arise where a plan that was approved is held against another and loses: both decisions stand, and the
    later one holds.
    """
    found = []
    for one in others:
        if not (decision.stands and one.stands) or one.decision_id == decision.decision_id:
            continue
        for option in decision.options:
            key = option.plan_id
            if (key == decision.approved and one.rejects(key)) or (
                key == one.approved and decision.rejects(key)
            ):
                found.append((one, option))
    return tuple(found)
