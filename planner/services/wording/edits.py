"""What an edit does, in the words of the park: names beside ids, titles instead of keys."""

from collections.abc import Callable
from typing import Any

from planner.domain.edits import (
    ChangeFirm,
    CloseBuilding,
    CloseFloor,
    DelayHandover,
    Edit,
    EndCommitment,
    ForbidFirm,
    KeepApart,
    PinFirm,
    ReleaseFirm,
    RemoveFirm,
    RenewLease,
    SetCap,
    SetWeight,
    WaiveRule,
    describe,
)
from planner.domain.edits.firms import FIELDS
from planner.domain.goal import GOALS
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES
from planner.domain.vocabulary.clauses import clause_title
from planner.domain.vocabulary.resources import RESOURCE_NAMES, RESOURCE_UNITS
from planner.domain.vocabulary.words import WORDS, word, yes_no
from planner.services.wording.grid_columns import column_title
from planner.text import Lang, Text, message, plain
from planner.views import format as fmt


def edit_text(problem: Problem, edit: Edit) -> Text:
    """Say what an edit does to `problem`; ids that it does not know are said as they are."""
    if type(edit) in _OWN:
        return _OWN[type(edit)](problem, edit)
    plainly = _plainly(edit)
    names = dict(_names(problem, edit))
    if not names:
        return plainly
    return Text(
        f"{plainly.zh}（{'，'.join(name.zh for name in names.values())}）",
        f"{plainly.en} ({', '.join(name.en for name in names.values())})",
    )


MOST_SAID = 80
"""Characters of a list of edits that is to be a name."""


def edits_text(problem: Problem, edits: tuple[Edit, ...], *, most: int | None = MOST_SAID) -> Text:
    """Say a list of edits in one line, short enough for a name; with `most` None in full."""
    said = [edit_text(problem, edit) for edit in edits]
    zh, en = "；".join(one.zh for one in said), "; ".join(one.en for one in said)
    return Text(zh, en) if most is None else Text(fmt.shortened(zh, most), fmt.shortened(en, most))


def _plainly(edit: Edit) -> Text:
    said = describe(edit)
    return Text(said.say(Lang.ZH).strip(), said.say(Lang.EN).strip())


def _names(problem: Problem, edit: Edit) -> list[tuple[str, Text]]:
    firms = (PinFirm, ForbidFirm, ReleaseFirm, RemoveFirm, RenewLease, EndCommitment)
    if isinstance(edit, firms) and edit.firm in problem.firm:
        return [(edit.firm, problem.firm[edit.firm].name)]
    buildings = (CloseBuilding, CloseFloor)
    if isinstance(edit, buildings) and edit.building in problem.building:
        return [(edit.building, problem.building[edit.building].name)]
    return []


def _cap(problem: Problem, edit: SetCap) -> Text:
    subject = edit.building or edit.park or ""
    name = Text(subject, subject)
    if subject in problem.park:
        name = problem.park[subject].name
    return message(
        "{subject}的{resource}上限自 {start} 起为 {value} {unit}",
        "{resource} of {subject} capped at {value} {unit} from {start}",
        subject=name,
        resource=RESOURCE_NAMES[edit.resource],
        start=str(edit.from_quarter),
        value=edit.value,
        unit=RESOURCE_UNITS[edit.resource],
    ).both()


def _field(problem: Problem, edit: ChangeFirm) -> Text:
    firm = problem.firm.get(edit.firm)
    return message(
        "{firm} {name}：{field}改为 {value}",
        "{firm} {name}: {field} becomes {value}",
        firm=edit.firm,
        name=firm.name if firm else Text("", ""),
        field=column_title("firms", edit.field),
        value=_value(edit),
    ).both()


def _value(edit: ChangeFirm) -> Text | str:
    value = edit.value
    if isinstance(value, Text):
        return value
    if isinstance(value, bool):
        return yes_no(value)
    if value is None or value == ():
        return Text("空", "nothing")
    if isinstance(value, tuple):
        return " ".join(value)
    vocabulary = WORDS.get(FIELDS.get(edit.field, object))
    known = {str(member.value): said for member, said in vocabulary.items()} if vocabulary else {}
    return known.get(str(value), str(value))


def _waived(problem: Problem, edit: WaiveRule) -> Text:
    firms = [f"{one} {problem.firm[one].name.zh}" if one in problem.firm else one for one in edit.firms]
    english = [f"{one} {problem.firm[one].name.en}" if one in problem.firm else one for one in edit.firms]
    title = next((rule.title for rule in RULES if rule.key == edit.rule), Text(edit.rule, edit.rule))
    clause = clause_title(edit.clause)
    return message(
        "对 {firms} 豁免“{rule}”{clause}",
        "waive “{rule}”{clause} for {firms}",
        firms=Text("、".join(firms), ", ".join(english)),
        rule=title,
        clause=Text(f" {clause.zh}", f" {clause.en}") if edit.clause else Text("", ""),
    ).both()


def _apart(problem: Problem, edit: KeepApart) -> Text:
    return message(
        "新增隔离 {rule}：{note}不得{scope}",
        "new segregation {rule}: {note} share no {scope}",
        rule=edit.rule_id,
        note=edit.note(problem),
        scope=word(edit.scope),
    ).both()


def _weight(problem: Problem, edit: SetWeight) -> Text:
    tiers = {tier.key: tier.title for tier in problem.policy.goal_tiers}
    goals: dict[str, Text] = {goal.key: goal.title for goal in GOALS}
    parts = [tiers.get(edit.tier or ""), goals.get(edit.term or "")]
    known = [part for part in parts if part is not None]
    what = Text(" · ".join(one.zh for one in known), " · ".join(one.en for one in known))
    if not known:
        what = Text("期望价值的系数", "a rate of expected value")
    return message(
        "{what}的权重改为 {value}", "weight of {what} becomes {value}", what=what, value=plain(edit.value)
    ).both()


def _delayed(problem: Problem, edit: DelayHandover) -> Text:
    """Say it of a phase by the name that the park gives it, where only one park has it."""
    phases = [
        one
        for one in problem.phases
        if one.phase_id == edit.phase and (edit.park is None or one.park_id == edit.park)
    ]
    if len(phases) != 1 or edit.building is not None:
        return _plainly(edit)
    name, quarters = phases[0].name, abs(edit.quarters)
    park = problem.park[edit.park].name if edit.park is not None else Text("", "")
    said = message(
        "{park} {name}{which} {n} 季交付",
        "{park} {name} handed over {n} quarters {which}",
        park=park,
        name=name,
        which=Text("提前", "earlier") if edit.quarters < 0 else Text("推迟", "later"),
        n=quarters,
    ).both()
    return Text(said.zh.strip(), said.en.strip())


_OWN: dict[type, Callable[[Problem, Any], Text]] = {
    SetCap: _cap,
    ChangeFirm: _field,
    WaiveRule: _waived,
    SetWeight: _weight,
    KeepApart: _apart,
    DelayHandover: _delayed,
}
"""Edits that are said in words of their own."""
