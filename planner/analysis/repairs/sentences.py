"""Conflicting groups in words, with the figures they break on; and where a repair puts the firms asked for."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planner.analysis.contradictions import contradictions, promise_messages
from planner.analysis.explain.survey import survey
from planner.analysis.explain.wording import place
from planner.domain.keys import RuleKey
from planner.domain.measures.kpis.resource_use import cap_in_force
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Pin
from planner.domain.park.problem import Problem
from planner.domain.park.relations import ANY
from planner.domain.rule import RULES, is_on
from planner.domain.solving.outcome import Outcome
from planner.domain.vocabulary.resources import RESOURCE_NAMES, RESOURCE_UNITS
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.text import Message, Text, listed, message

MOST_PLACES = 6
"""Up to so many firms of a group it is said where each of them could go alone."""
_RULES = tuple(rule.key.value for rule in RULES)
_TITLES = {rule.key.value: rule.title for rule in RULES}


def rules_of(outcome: Outcome) -> tuple[str, ...]:
    """Return the keys of the rules that a conflict names, in reading order."""
    return tuple(key for key in _RULES if key in outcome.conflict)


def group_messages(problem: Problem, firms: Sequence[str], outcome: Outcome) -> tuple[Message, ...]:
    """Return what is to be said of a group: that it conflicts, then on what, with figures.

    Parameters
    ----------
    problem
        The one in which these firms alone must be placed.
    outcome
        Of a solve of it: without a plan, and with the names of the conflict.
    """
    if len(firms) == 1:
        alone = tuple(promise_messages(problem, problem.firm[firms[0]], _pins(problem, firms[0])))
        return alone or (_cannot(firms, outcome),)
    bound = {pin.firm_id for pin in problem.policy.pins if pin.units}
    tied = contradictions(problem, outcome) if bound & set(firms) else ()
    return (
        _cannot(firms, outcome),
        *tied,
        *_drawn(problem, firms, outcome),
        *_apart(problem, firms, outcome),
        *_places(problem, firms),
    )


def placements_message(plan: Plan, firms: Sequence[str]) -> Message:
    """Say where firms are in a plan."""
    said = [f"{p.firm_id}: {place(p)} {p.start}" for name in firms for p in plan.by_firm.get(name, ())[:1]]
    return message("落位：{places}", "places: {places}", places=listed(said or ["—"], 6))


def _pins(problem: Problem, firm_id: str) -> Sequence[Pin]:
    return [pin for pin in problem.policy.pins if pin.firm_id == firm_id]


def _cannot(firms: Sequence[str], outcome: Outcome) -> Message:
    titles = [_TITLES[key] for key in rules_of(outcome)]
    rules = (
        Text(f"（{'、'.join(t.zh for t in titles)}）", f" ({', '.join(t.en for t in titles)})")
        if titles
        else Text("", "")
    )
    if len(firms) == 1:
        return message("{firm} 无处可放{rules}", "{firm} cannot be placed{rules}", firm=firms[0], rules=rules)
    return message(
        "{firms} 不能都安排{rules}；少了其中任何一家，其余都放得下",
        "{firms} cannot all be placed{rules}; with any one of them left out the others can",
        firms=listed(firms, 40),
        rules=rules,
    )


def _drawn(problem: Problem, firms: Sequence[str], outcome: Outcome) -> Iterator[Message]:
    """Say which caps of a park the firms exceed if they are all inside at a time."""
    if RuleKey.UTILITIES not in rules_of(outcome):
        return
    for park in problem.parks:
        for resource in Resource:
            cap = cap_in_force(problem, CapScope.PARK, park.park_id, resource=resource, at=park.last_quarter)
            drawn = sum((problem.firm[name].draw(resource) for name in firms), Decimal(0))
            if cap is not None and drawn * cap.diversity > cap.value:
                yield message(
                    "它们的{resource}合计 {drawn} {unit}，{park} 的上限是 {cap} {unit}，超出 {short} {unit}",
                    "together they draw {drawn} {unit} of {resource}; the cap of {park} is {cap} {unit}, exceeded by "
                    "{short} {unit}",
                    resource=RESOURCE_NAMES[resource],
                    drawn=drawn * cap.diversity,
                    unit=RESOURCE_UNITS[resource],
                    park=park.park_id,
                    cap=cap.value,
                    short=drawn * cap.diversity - cap.value,
                )


def _apart(problem: Problem, firms: Sequence[str], outcome: Outcome) -> Iterator[Message]:
    """Say which rows of the segregation table keep firms of the group apart."""
    if RuleKey.SEGREGATION not in rules_of(outcome):
        return
    inside = [problem.firm[name] for name in firms]
    for row in problem.segregation_rules:
        if not row.hard or not is_on(problem.policy, RuleKey.SEGREGATION, row.rule_id):
            continue
        pairs = [
            f"{one.firm_id}–{other.firm_id}"
            for one in inside
            for other in inside
            if one is not other
            and row.emitter_tag in one.emits
            and (row.receptor_tag == ANY or row.receptor_tag in other.receptors)
        ]
        if pairs:
            yield message(
                "{row} {note}：{pairs} 须隔离",
                "{row} {note}: {pairs} must keep apart",
                row=row.rule_id,
                note=row.note,
                pairs=listed(pairs, 6),
            )


def _places(problem: Problem, firms: Sequence[str]) -> Iterator[Message]:
    """Say where each firm could go if it came alone."""
    if len(firms) > MOST_PLACES:
        return
    for name in firms:
        firm = problem.firm[name]
        suiting = survey(problem, firm).suiting if not firm.is_sitting else ()
        homes = sorted({one.run[0].building_id for one in suiting})
        if homes:
            yield message(
                "{firm}（{least} ㎡ 至 {most} ㎡）单独来，可放 {runs} 处，在 {homes}",
                "{firm} ({least} ㎡ to {most} ㎡) alone could take runs in {homes}: {runs} in all",
                firm=name,
                least=firm.area_min_m2,
                most=firm.area_max_m2,
                runs=len(suiting),
                homes=listed(homes, 6),
            )
