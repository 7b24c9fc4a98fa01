"""Edits of the rules: one switched, one waived for named firms."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Literal

from pydantic.dataclasses import dataclass

from planner.domain.edits.base import EDIT, BaseEdit
from planner.domain.edits.conflict import Key, require, require_known
from planner.domain.keys import RuleKey
from planner.domain.park.policy import Switch, Waiver
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES, rule_of
from planner.domain.vocabulary.clauses import clause_title
from planner.domain.vocabulary.terms import Resource
from planner.text import Message, Text, message

_CLAUSES: dict[str, frozenset[str]] = {
    RuleKey.AREA_FIT: frozenset({"min", "max"}),
    RuleKey.UTILITIES: frozenset(resource.value for resource in Resource),
    RuleKey.ENTRY_TERMS: frozenset({"tax_per_mu", "output_per_mu", "min_area", "reg_path"}),
    RuleKey.RESERVE: frozenset({"units", "ground_share"}),
}


def clauses_of(problem: Problem, rule: str) -> AbstractSet[str]:
    """Return the clauses of a rule that can be switched or waived; empty if it has none."""
    if rule == RuleKey.SEGREGATION:
        return {row.rule_id for row in problem.segregation_rules}
    return _CLAUSES.get(rule, frozenset())


@dataclass(frozen=True, kw_only=True, config=EDIT)
class SwitchRule(BaseEdit):
    """Turns a rule, or one clause of it, on or off."""

    kind: Literal["switch_rule"] = "switch_rule"
    rule: str
    clause: str | None = None
    on: bool

    def _say(self) -> Message:
        return message(
            "{act}规则 {rule}",
            "switch rule {rule} {act}",
            act=Text("启用", "on") if self.on else Text("停用", "off"),
            rule=_called(self.rule, self.clause),
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({("switch", self.rule, self.clause or "")})

    def _apply(self, problem: Problem) -> Problem:
        _require_rule(self.said(), problem, self.rule, clause=self.clause)
        require(
            self.said(),
            "rule",
            rule_of(self.rule).switchable,
            wrong=message("该规则是结构性的，不能开关", "this rule is structural and has no switch"),
            remedy=message("请去掉这项修改", "Leave this edit out"),
        )
        others = (s for s in problem.policy.switches if (s.rule, s.clause) != (self.rule, self.clause))
        switch = Switch(rule=self.rule, clause=self.clause, on=self.on)
        return problem.with_policy(replace(problem.policy, switches=(*others, switch)))


@dataclass(frozen=True, kw_only=True, config=EDIT)
class WaiveRule(BaseEdit):
    """Releases named firms from a rule, or from one clause of it."""

    kind: Literal["waive"] = "waive"
    rule: str
    clause: str | None = None
    firms: tuple[str, ...]
    reason: Text = Text("", "")

    def _say(self) -> Message:
        return message(
            "对 {firms} 豁免规则 {rule}",
            "waive rule {rule} for {firms}",
            firms=", ".join(self.firms),
            rule=_called(self.rule, self.clause),
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({("waive", self.rule, self.clause or "", *sorted(self.firms))})

    def _apply(self, problem: Problem) -> Problem:
        _require_rule(self.said(), problem, self.rule, clause=self.clause)
        require(
            self.said(),
            "rule",
            rule_of(self.rule).waivable,
            wrong=message("该规则是结构性的，不能豁免", "this rule is structural and cannot be waived"),
            remedy=message("请去掉这项修改", "Leave this edit out"),
        )
        require(
            self.said(),
            "firms",
            bool(self.firms),
            wrong=message("没有写明企业", "no firm is named"),
            remedy=message("请列出企业编号", "List firm ids"),
        )
        require_known(self.said(), "firms", self.firms, known=problem.firm)
        waiver = Waiver(rule=self.rule, clause=self.clause, firms=self.firms, reason=self.reason)
        policy = problem.policy
        return problem.with_policy(replace(policy, waivers=(*policy.waivers, waiver)))


def _called(rule: str, clause: str | None) -> Text:
    title = next((row.title for row in RULES if row.key == rule), Text(rule, rule))
    said = clause_title(clause)
    return Text(zh=f"{title.zh} {said.zh}".strip(), en=f"{title.en} {said.en}".strip())


def _require_rule(said: Message, problem: Problem, rule: str, *, clause: str | None) -> None:
    require_known(said, "rule", rule, known={row.key for row in RULES})
    if clause is None:
        return
    clauses = clauses_of(problem, rule)
    require(
        said,
        "clause",
        bool(clauses),
        wrong=message("该规则没有条款", "this rule has no clauses"),
        remedy=message("请去掉条款", "Leave the clause out"),
    )
    require_known(said, "clause", clause, known=clauses)
