"""Edits of what a park asks for as a policy: firms kept apart, and what a firm must promise to be let in."""

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic.dataclasses import dataclass

from planner.domain.edits.base import EDIT, Amount, BaseEdit
from planner.domain.edits.conflict import Key, require, require_known, require_new
from planner.domain.keys import RuleKey
from planner.domain.park.families import family_of
from planner.domain.park.firm import Firm
from planner.domain.park.policy import EntryTerms
from planner.domain.park.problem import Problem
from planner.domain.park.relations import ANY, SegregationRule
from planner.domain.park.tags import TAGS, tag_title
from planner.domain.vocabulary.clauses import clause_title
from planner.domain.vocabulary.terms import Family, PairScope, RegPath
from planner.domain.vocabulary.words import word
from planner.text import Message, Text, message, plain

_BASIS = "scenario"


def sides(problem: Problem) -> dict[str, Text]:
    """Return what a row can keep apart, with its title: tags of firms, kinds of firm, families of kinds."""
    tags = {tag for firm in problem.firms for tag in (*firm.emits, *firm.receptors)} | set(TAGS)
    families = {family_of(problem, firm.archetype) for firm in problem.firms}
    return {
        **{tag: tag_title(problem, tag) for tag in sorted(tags)},
        **{kind.archetype: kind.name for kind in problem.archetypes},
        **{family.value: word(family) for family in Family if family in families},
    }


@dataclass(frozen=True, kw_only=True, config=EDIT)
class KeepApart(BaseEdit):
    """Adds a hard row of segregation: two sides that share no floor, or no building.

    A side is a tag, a kind of firm (archetype), or a family of kinds; of the latter two every firm is tagged with it.
    """

    kind: Literal["keep_apart"] = "keep_apart"
    rule_id: str
    emitter: str
    receptor: str
    scope: PairScope

    def _say(self) -> Message:
        return message(
            "新增隔离 {rule}：{emitter} 与 {receptor} 不得{scope}",
            "new segregation {rule}: {emitter} and {receptor} share no {scope}",
            rule=self.rule_id,
            emitter=self.emitter,
            receptor=self.receptor,
            scope=word(self.scope),
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({(RuleKey.SEGREGATION, self.rule_id)})

    def _apply(self, problem: Problem) -> Problem:
        known = sides(problem)
        require_known(self.said(), "emitter", self.emitter, known=known)
        require_known(self.said(), "receptor", self.receptor, known={*known, ANY})
        require_new(
            self.said(), "rule_id", self.rule_id, known={row.rule_id for row in problem.segregation_rules}
        )
        row = SegregationRule(
            rule_id=self.rule_id,
            emitter_tag=self.emitter,
            receptor_tag=self.receptor,
            scope=self.scope,
            hard=True,
            penalty_points=0,
            note=self.note(problem),
            basis=_BASIS,
        )
        return replace(
            problem,
            firms=tuple(self._tagged(problem, firm) for firm in problem.firms),
            segregation_rules=(*problem.segregation_rules, row),
        )

    def note(self, problem: Problem) -> Text:
        """Say the row in the words of a park."""
        known = {**sides(problem), ANY: Text("任何企业", "any firm")}
        one, other = (known.get(side, Text(side, side)) for side in (self.emitter, self.receptor))
        return Text(f"{one.zh} 与 {other.zh}", f"{one.en} and {other.en}")

    def _tagged(self, problem: Problem, firm: Firm) -> Firm:
        kinds = {firm.archetype, family_of(problem, firm.archetype).value}
        if self.emitter in kinds and self.emitter not in firm.emits:
            firm = replace(firm, emits=(*firm.emits, self.emitter))
        if self.receptor in kinds and self.receptor not in firm.receptors:
            firm = replace(firm, receptors=(*firm.receptors, self.receptor))
        return firm


class EntryTerm(StrEnum):
    """A term of entry, as `EntryTerms` has it."""

    TAX = "tax_per_mu"
    OUTPUT = "output_per_mu"
    AREA = "min_area"
    PATH = "reg_path"


@dataclass(frozen=True, kw_only=True, config=EDIT)
class SetEntryTerm(BaseEdit):
    """Sets one term of entry: the least value (万元 a year per 亩, or ㎡), or the ways of licensing that are let in.

    0, or no way at all, means no such term.
    """

    kind: Literal["set_entry_term"] = "set_entry_term"
    term: EntryTerm
    value: Amount | None = None
    reg_paths: tuple[RegPath, ...] = ()

    def _say(self) -> Message:
        return message(
            "准入条件“{term}”改为{value}",
            "term of entry “{term}” becomes {value}",
            term=clause_title(self.term),
            value=self._value(),
        )

    def _value(self) -> Text:
        if self.term is not EntryTerm.PATH:
            said = plain(self.value or Decimal(0))
            return Text(f"至少 {said}", f"at least {said}")
        paths = [word(path) for path in self.reg_paths]
        if not paths:
            return Text("不限", "any")
        return Text("、".join(one.zh for one in paths), ", ".join(one.en for one in paths))

    def _touches(self) -> frozenset[Key]:
        return frozenset({("entry", self.term.value)})

    def _apply(self, problem: Problem) -> Problem:
        is_path = self.term is EntryTerm.PATH
        require(
            self.said(),
            "value",
            is_path or (self.value is not None and self.value >= 0),
            wrong=message("没有给出 0 或更大的数", "no number of 0 or more is given"),
            remedy=message("请填 0 或更大的数", "Give 0 or more"),
        )
        entry = problem.policy.entry
        return problem.with_policy(replace(problem.policy, entry=self._set(entry)))

    def _set(self, entry: EntryTerms) -> EntryTerms:
        value = self.value or Decimal(0)
        if self.term is EntryTerm.TAX:
            return replace(entry, min_tax_10k_per_mu=value)
        if self.term is EntryTerm.OUTPUT:
            return replace(entry, min_output_10k_per_mu=value)
        if self.term is EntryTerm.AREA:
            return replace(entry, min_area_m2=int(value))
        return replace(entry, reg_paths=self.reg_paths)
