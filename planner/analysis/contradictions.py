"""Every contradiction among promises, a sentence each, with the figures that the checker finds.

The solver names one small set that cannot hold; here each promise is put to the checker by
itself, then those that leave no choice of rooms beside each other, so that all is told at once.
What only the solver could show is told by its names.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product

from planner.analysis.explain.run_fit import judge
from planner.analysis.explain.runs import Run
from planner.analysis.explain.survey import survey
from planner.analysis.explain.window import last_start, placed, starts
from planner.analysis.explain.wording import both
from planner.check import check_placement, check_plan
from planner.check.pinned import promises
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Pin
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.rule import RULES
from planner.domain.solving.finding import Finding
from planner.domain.solving.outcome import Outcome, Status
from planner.text import Message, Text, listed, message

_TITLES: dict[str, Text] = {rule.key: rule.title for rule in RULES}


def contradictions(
    problem: Problem, outcome: Outcome, *, should_stop: Callable[[], bool] = lambda: False
) -> tuple[Message, ...]:
    """Return a sentence for each contradiction that keeps a problem without a plan; empty if it has one.

    When a stop is asked for, what was not looked into by then is told by the names that the solver gave.
    """
    if outcome.status is not Status.INFEASIBLE:
        return ()
    promised = _promised(problem)
    found: list[tuple[frozenset[str], Message]] = []
    stuck: set[str] = set()
    for firm_id, pins in promised.items():
        if should_stop():
            break
        alone = [*promise_messages(problem, problem.firm[firm_id], pins)]
        stuck |= {firm_id} if alone else set()
        found += ((frozenset({firm_id}), said) for said in alone)
    fixed = {
        name: run for name, pins in promised.items() if name not in stuck and (run := _run(problem, pins))
    }
    found += _beside(problem, fixed, blamed=frozenset(outcome.conflict), should_stop=should_stop)
    told = frozenset[str]().union(*(firms for firms, _ in found))
    left = [name for name in outcome.conflict if name in problem.firm and name not in told]
    if left:
        found.append((frozenset(left), _by_name(problem, outcome.conflict, left)))
    return tuple(dict.fromkeys(said for _, said in found))


def _promised(problem: Problem) -> Mapping[str, Sequence[Pin]]:
    """Return what each firm that does not sit inside is promised."""
    found: dict[str, list[Pin]] = {}
    for pin in promises(problem):
        firm = problem.firm.get(pin.firm_id)
        if firm is not None and not firm.is_sitting:
            found.setdefault(pin.firm_id, []).append(pin)
    return found


def _run(problem: Problem, pins: Sequence[Pin]) -> Run:
    names = next((pin.units for pin in pins if pin.units), ())
    return tuple(problem.unit[name] for name in sorted(names))


def promise_messages(problem: Problem, firm: Firm, pins: Sequence[Pin]) -> Iterator[Message]:
    """Say what keeps a firm out of the place it is promised, whoever else comes."""
    run = _run(problem, pins)
    if run:
        findings = judge(problem, firm, run).findings
    else:
        found = survey(problem, firm)
        findings = () if found.suiting or not found.near else found.near[0].findings
    place = _place(pins)
    for finding in findings:
        yield message(
            "{firm} {promise}，但{said}",
            "{firm} {promise}, but {said}",
            firm=firm.firm_id,
            promise=Text(f"已承诺在 {place.zh}", f"is promised {place.en}")
            if place
            else Text("必须安排", "must be placed"),
            said=both(finding.message),
        )


def _place(pins: Sequence[Pin]) -> Text | None:
    named = [listed(pin.units or filter(None, (pin.building_id,))) for pin in pins]
    told = list(dict.fromkeys(one for one in named if one.zh))
    return Text(" · ".join(one.zh for one in told), " · ".join(one.en for one in told)) if told else None


def _beside(
    problem: Problem, fixed: Mapping[str, Run], *, blamed: frozenset[str], should_stop: Callable[[], bool]
) -> Iterator[tuple[frozenset[str], Message]]:
    """Say which promises of rooms cannot stand beside each other."""
    for one, other in combinations(fixed, 2):
        if should_stop():
            return
        if {unit.unit_id for unit in fixed[one]} & {unit.unit_id for unit in fixed[other]}:
            clash = _clash(problem, problem.firm[one], problem.firm[other], runs=(fixed[one], fixed[other]))
            if clash is not None:
                yield frozenset({one, other}), clash.message
    plan = Plan(placements=tuple(_soonest(problem, problem.firm[name], run) for name, run in fixed.items()))
    for finding in check_plan(problem, plan):
        firms = frozenset(name for name in finding.subjects if name in problem.firm)
        if not finding.soft and finding.rule != RuleKey.UNIT_ONCE and firms and firms <= blamed & set(fixed):
            yield firms, finding.message


def _clash(problem: Problem, one: Firm, other: Firm, *, runs: tuple[Run, Run]) -> Finding | None:
    """Return why two firms cannot have the rooms promised to both, whenever they start; None if they can."""
    windows = [starts(problem, firm, run) for firm, run in zip((one, other), runs, strict=True)]
    found: Finding | None = None
    for first, second in product(*windows):
        plan = Plan(placements=(placed(one, runs[0], first),))
        clash = next(
            (
                f
                for f in check_placement(problem, plan, placed(other, runs[1], second))
                if f.rule == RuleKey.UNIT_ONCE
            ),
            None,
        )
        if clash is None:
            return None
        found = found or clash
    return found


def _soonest(problem: Problem, firm: Firm, run: Run) -> Placement:
    window: tuple[Quarter, ...] = starts(problem, firm, run) or (last_start(problem, firm, run),)
    return placed(firm, run, window[0])


def _by_name(problem: Problem, names: Sequence[str], firms: Sequence[str]) -> Message:
    rules = [_TITLES[name] for name in names if name in _TITLES]
    places = [name for name in names if name not in _TITLES and name not in problem.firm]
    return message(
        "对 {firms} 的承诺不能同时成立{places}{rules}",
        "what is promised to {firms} cannot all hold{places}{rules}",
        firms=listed(firms, 4),
        places=Text(f"，涉及 {'、'.join(places)}", f", at {', '.join(places)}") if places else Text("", ""),
        rules=Text(f"（{'、'.join(one.zh for one in rules)}）", f" ({', '.join(one.en for one in rules)})")
        if rules
        else Text("", ""),
    )
