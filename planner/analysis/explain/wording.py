"""The words of reasons: places, firms and amounts written out for people."""

from planner.analysis.explain.runs import Run
from planner.analysis.explain.shortfall import amount_text, cause_of
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Placement
from planner.domain.rule import rule_of
from planner.domain.solving.finding import Finding
from planner.domain.vocabulary.terms import HazardClass, Resource, UnitState
from planner.domain.vocabulary.words import word
from planner.text import Lang, Message, Text


def place(run: Run | Placement) -> str:
    """Write a run by its units."""
    names = run.units if isinstance(run, Placement) else sorted(unit.unit_id for unit in run)
    return "+".join(names)


def both(said: Message) -> Text:
    """Say a message in both languages, to be part of another."""
    return Text(zh=said.say(Lang.ZH), en=said.say(Lang.EN))


def rule_title(finding: Finding) -> Text:
    """Return the title of the rule a finding is of, with the resource or row where it has one."""
    title, clause = rule_of(finding.rule).title, cause_of(finding)[1]
    if finding.rule == RuleKey.UTILITIES:
        return word(Resource(clause))
    if finding.rule == RuleKey.SEGREGATION:
        return Text(f"{title.zh} {clause}", f"{title.en} {clause}")
    return title


def amounts(finding: Finding) -> tuple[Text, Text]:
    """Return the need as text, and how to say what there is: at most, at least, or just so."""
    if cause_of(finding) == (RuleKey.AREA_FIT, "max"):
        need = amount_text(finding.need)
        return Text(f"≤ {need.zh}", f"≤ {need.en}"), Text("最小", "the least is")
    return in_words(finding, finding.need), Text("最好", "the best is")


def in_words(finding: Finding, amount: str) -> Text:
    """Say a need or what there is: the state of a unit by its word, a figure with its unit."""
    if finding.rule == RuleKey.UNIT_STATE and amount in set(UnitState):
        return word(UnitState(amount))
    if finding.rule == RuleKey.HAZARD_CLASS and amount in set(HazardClass):
        return word(HazardClass(amount))
    return amount_text(amount)
