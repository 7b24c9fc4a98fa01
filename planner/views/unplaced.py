"""Firms that are not placed, each with the reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES
from planner.domain.solving.finding import OPEN_RULE, Reason, Why
from planner.domain.vocabulary.clauses import clause_title
from planner.domain.vocabulary.terms import HazardClass, Stage, UnitState
from planner.domain.vocabulary.words import word
from planner.text import Lang, Text, of_number
from planner.views import format as fmt

WHYS: dict[Why, Text] = {
    Why.NOWHERE: Text("园区内无合适之处", "Nowhere fits"),
    Why.NEAR_MISS: Text("最接近之处", "Nearest miss"),
    Why.TAKEN: Text("合适之处已被占用", "The space is taken"),
    Why.GOAL: Text("目标排序所致", "Ranked out by a goal"),
    Why.OPEN: Text("尚未查明", "Not looked into"),
}
NOT_LOOKED_INTO = WHYS[Why.OPEN]
"""What stands for the reasons of a firm for which none were looked for."""
_COUNTED: dict[str, Text] = {RuleKey.UNIT_ONCE: Text("家", "firms"), RuleKey.ONE_HOME: Text("处", "places")}
"""What rules count of which there may be one."""
_RULE_TITLES: dict[str, Text] = {
    **{rule.key.value: rule.title for rule in RULES},
    "certificate": Text("求解声明", "claim of the solver"),
    OPEN_RULE: Text("时限", "the limit"),
    "moves": Text("搬迁步骤", "steps of the move"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonRow:
    """One reason; `holders` are the ids of the firms that hold what is lacking."""

    why: Text
    rule: Text
    clause: Text
    subject: str
    need: Text
    available: Text
    missing: Text
    frees: Text
    holders: tuple[str, ...]
    sentence: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class UnplacedRow:
    """One firm without a place; no reasons if none were looked for."""

    firm: Firm
    archetype: Text
    reasons: tuple[ReasonRow, ...]

    @property
    def first(self) -> ReasonRow | None:
        """The reason to show where there is room for one."""
        return self.reasons[0] if self.reasons else None


def unplaced_rows(
    problem: Problem, plan: Plan, reasons: Mapping[str, tuple[Reason, ...]]
) -> tuple[UnplacedRow, ...]:
    """Return every firm that could be placed and is not: signed first, then the likelier, then by id."""
    rows = [
        UnplacedRow(
            firm=firm,
            archetype=_archetype(problem, firm),
            reasons=tuple(reason_row(problem, reason) for reason in reasons.get(firm.firm_id, ())),
        )
        for firm in problem.firms
        if firm.stage is not Stage.EXITED and firm.firm_id not in plan.by_firm
    ]
    rows.sort(key=lambda r: (not r.firm.is_signed, -r.firm.probability, r.firm.firm_id))
    return tuple(rows)


def missing_text(reason: Reason) -> Text:
    """Write how much is lacking, or is too much; empty where that is no quantity."""
    missing = fmt.grouped(reason.missing)
    if missing and (reason.rule, reason.clause) == (RuleKey.AREA_FIT, "max"):
        return Text(f"超 {missing}", f"{missing} over")
    return Text(missing, missing)


def frees_text(reason: Reason) -> Text:
    """Write from when on what others hold is free; empty where nothing is held, or no end of it is known."""
    if reason.why is not Why.TAKEN or reason.rule not in (RuleKey.UTILITIES, RuleKey.UNIT_ONCE):
        return Text("", "")
    if reason.frees is None:
        return Text("规划期内不空出", "not inside the horizon")
    return Text(f"{reason.frees} 起", f"from {reason.frees}")


def rule_title(key: str) -> Text:
    """Return the title of a rule, or of what else is checked; an unknown key, or a goal's, stands for itself."""
    return _RULE_TITLES.get(key, Text(key, key))


def in_words(rule: str, amount: str) -> Text:
    """Return a need or what there is: a class or state by its word, a count with its thing, a figure parted by thousands."""
    kinds: dict[str, type[StrEnum]] = {RuleKey.HAZARD_CLASS: HazardClass, RuleKey.UNIT_STATE: UnitState}
    kind = kinds.get(rule)
    if kind is not None and amount in set(kind):
        return word(kind(amount))
    counted = _COUNTED.get(rule)
    if counted is not None and amount.isdigit():
        most = Text("至多 ", "at most ") if amount == "1" else Text("", "")
        return Text(
            f"{most.zh}{amount} {counted.zh}", f"{most.en}{amount} {of_number(counted, int(amount)).en}"
        )
    return Text(fmt.grouped(amount), fmt.grouped(amount))


def _archetype(problem: Problem, firm: Firm) -> Text:
    kind = problem.archetype.get(firm.archetype)
    return kind.name if kind else Text(firm.archetype, firm.archetype)


def reason_row(problem: Problem, reason: Reason) -> ReasonRow:
    """Return a reason in words."""
    tiers = {tier.key: tier.title for tier in problem.policy.goal_tiers}
    return ReasonRow(
        why=WHYS[reason.why],
        rule=tiers.get(reason.rule) or rule_title(reason.rule),
        clause=clause_title(reason.clause),
        subject=reason.subject,
        need=in_words(reason.rule, reason.need),
        available=in_words(reason.rule, reason.available),
        missing=missing_text(reason),
        frees=frees_text(reason),
        holders=reason.holders,
        sentence=Text(fmt.grouped(reason.message.say(Lang.ZH)), fmt.grouped(reason.message.say(Lang.EN))),
    )
