"""What bars one option in the plan, put in as few reasons as say it all."""

from collections.abc import Iterator, Sequence

from planner.analysis.explain.options import PlacementOption
from planner.analysis.explain.shortfall import Cause, cause_of
from planner.analysis.explain.wording import both
from planner.check import check_placement
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding
from planner.text import Text, listed

Group = tuple[Finding, ...]
"""Findings told in one sentence."""


def hard(problem: Problem, plan: Plan, option: PlacementOption) -> tuple[Finding, ...]:
    """Return the rules that the option would break in the plan."""
    found = check_placement(problem, plan, option.placement)
    return tuple(finding for finding in found if finding.is_fault)


def has_reason(problem: Problem, finding: Finding, told: set[Cause]) -> bool:
    """Whether a finding is of a park's cap that has its own reason already."""
    of_park = any(subject in problem.park for subject in finding.subjects)
    return finding.rule == RuleKey.UTILITIES and cause_of(finding) in told and of_park


def grouped(findings: Sequence[Finding]) -> Iterator[Group]:
    """Put the segregation findings of one place together; every other finding stands alone."""
    apart = tuple(finding for finding in findings if finding.rule == RuleKey.SEGREGATION)
    if apart:
        yield apart
    yield from ((finding,) for finding in findings if finding.rule != RuleKey.SEGREGATION)


def group_text(problem: Problem, firm: Firm, group: Group) -> Text:
    """Say a group of findings: its own words, or the neighbours with the rows that part them."""
    if len(group) == 1:
        return both(group[0].message)
    rows: dict[str, list[str]] = {}
    for finding in group:
        for name in others(problem, firm, finding):
            rows.setdefault(name, []).append(finding.clause)
    by = [(name, listed(rows[name])) for name in sorted(rows)]
    zh = "；".join(f"{name}（{clauses.zh}）" for name, clauses in by)
    en = "; ".join(f"{name} ({clauses.en})" for name, clauses in by)
    return Text(f"{firm.firm_id} 须与 {zh} 隔离", f"{firm.firm_id} must keep apart from {en}")


def clauses_of(group: Group) -> str:
    """Write the clauses of a group, each once."""
    return ", ".join(dict.fromkeys(finding.clause for finding in group))


def holders_of(problem: Problem, firm: Firm, group: Group) -> tuple[str, ...]:
    """Return the other firms a group of findings names, each once, by id."""
    return tuple(sorted({name for finding in group for name in others(problem, firm, finding)}))


def others(problem: Problem, firm: Firm, finding: Finding) -> tuple[str, ...]:
    """Return the other firms a finding names."""
    return tuple(s for s in finding.subjects if s in problem.firm and s != firm.firm_id)
