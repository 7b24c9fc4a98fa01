"""A plan with everything said about it: what screens and files are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.domain.measures import Measures
from planner.domain.park.dossier import Record, Source
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding, Reason
from planner.domain.solving.outcome import Outcome
from planner.text import Message


@dataclass(frozen=True, kw_only=True)
class Report:
    """The problem, the solver's account, the checker's findings, the measures.

    `findings` are the checker's on the plan, hard and soft; `reasons` tell why each firm
    that is not placed stays out, `contradictions` why there is no plan at all; `sources` and
    `records` come with the park's tables.
    """

    problem: Problem
    outcome: Outcome
    findings: tuple[Finding, ...]
    measures: Measures
    reasons: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    records: tuple[Record, ...] = ()
    contradictions: tuple[Message, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan; empty if the solve found none."""
        return self.outcome.plan or Plan()

    @property
    def broken(self) -> tuple[Finding, ...]:
        """The findings by which the plan breaks a rule."""
        return tuple(finding for finding in self.findings if finding.is_fault)

    @property
    def existing(self) -> tuple[Finding, ...]:
        """What sitting firms break where they sit: facts of today, no fault of the plan."""
        return tuple(finding for finding in self.findings if finding.existing and not finding.soft)
