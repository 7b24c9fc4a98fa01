"""What is asked of a random park beyond planning it: wishes, promises, other tiers, more that ends and more that disturbs."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from random import Random

from models import Session
from planner.domain.goal import GOALS, GoalMode, Term, Tier
from planner.domain.keys import GoalKey
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Pin
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.validation import settings
from planner.text import Text

Wish = Callable[[Session], AbstractContextManager[object]]
LIMITS = Limits(time_limit_s=3600.0)
VALUE_ALONE = 0.6
"""How often only the tiers that carry value are asked for; what is tidier among equal plans is a question of its own."""
COSTS = (
    GoalKey.SOFT_SEGREGATION,
    GoalKey.CHANGES,
    GoalKey.RELOCATIONS,
    GoalKey.WAITING,
    GoalKey.EXCESS_AREA,
    GoalKey.GROUND_MISSED,
    GoalKey.ORDER,
)
"""Goals of which less is better."""


@dataclass(frozen=True)
class Question:
    """A problem, and what is wanted of its plan; `kinds` names what makes it what it is."""

    problem: Problem
    kinds: tuple[str, ...]
    wish: Wish
    limits: Limits = LIMITS
    value_only: bool = False


def mixed(seed: int, problem: Problem) -> tuple[Problem, tuple[str, ...]]:
    """Return a problem with more of some mix in it than a random park has, and the names of what was added."""
    dice = Random(f"mix {seed}")
    kinds: list[str] = []
    for name, share, add in (
        ("other tiers", 0.25, _other_tiers),
        ("leases that end", 0.3, _short_leases),
        ("soft segregation", 0.25, _softened),
        ("more synergy", 0.2, _dearer_synergy),
        ("a pin more", 0.2, _pinned),
    ):
        if dice.random() < share:
            added = add(dice, problem)
            if not any(True for _ in settings.flaws(added)):
                problem = added
                kinds.append(name)
    return problem, tuple(kinds)


def question(
    seed: int, problem: Problem, kinds: tuple[str, ...], good_plan: Callable[[], Plan | None]
) -> Question:
    """Return what is asked of a problem, of which `good_plan` finds a good plan where the question speaks of one."""
    dice = Random(f"question {seed}")
    firm = dice.choice(problem.firms).firm_id
    unit = dice.choice(problem.units)
    kind = dice.choice((*_WITHOUT_PLAN, *_OF_A_PLAN))
    plan = good_plan() if kind in _OF_A_PLAN else None
    if kind in _OF_A_PLAN and not (plan and plan.placements):
        kind = dice.choice(_WITHOUT_PLAN)
    limits = replace(LIMITS, few_changes=kind == "few changes")
    value_only = dice.random() < VALUE_ALONE
    wish = _wish(kind, dice, firm, unit.building_id, plan=plan)
    named = (*kinds, kind, *(("value alone",) if value_only else ()))
    return Question(problem, named, wish, limits, value_only=value_only)


def _wish(kind: str, dice: Random, firm: str, building: str, *, plan: Plan | None) -> Wish:
    wishes: dict[str, Wish] = {
        "force a firm": lambda session: session.force(firm),
        "forbid a building": lambda session: session.forbid(firm, building_id=building),
        "forbid a firm": lambda session: session.forbid(firm),
    }
    if plan is not None and plan.placements:
        kept, least = dice.choice(plan.placements), 1 + dice.randrange(2)
        goal, share = (
            dice.choice((GoalKey.FIRMS, GoalKey.TAX, GoalKey.JOBS)),
            dice.choice((0.8, 1.0, 1.05)),
        )
        wishes |= {
            "keep a placement": lambda session: session.keep(kept),
            "another plan": lambda session: session.unlike(plan, least),
            "a sum held up": lambda session: session.at_least(
                {goal: 1}, round(share * session.value_of(plan, goal))
            ),
        }
    return wishes.get(kind, lambda _: nullcontext())


_WITHOUT_PLAN = ("nothing more",) * 3 + (
    "force a firm",
    "forbid a building",
    "forbid a firm",
    "few changes",
)
_OF_A_PLAN = ("keep a placement", "another plan", "a sum held up")


def _other_tiers(dice: Random, problem: Problem) -> Problem:
    """Rank a few goals at random, some two in a tier; costs keep their sign."""
    keys = dice.sample([goal.key for goal in GOALS], dice.randint(1, 5))
    tiers = []
    for number, key in enumerate(keys):
        terms = {key: 1, **({dice.choice(keys): dice.randint(1, 4)} if dice.random() < 0.3 else {})}
        tiers.append(
            Tier(
                key=f"t{number}",
                title=Text(f"目标{number}", f"Goal {number}"),
                terms=tuple(
                    Term(goal=goal, rate=-rate if goal in COSTS else rate) for goal, rate in terms.items()
                ),
                carries_value=number == 0 or dice.random() < 0.6,
            )
        )
    # What carries value comes before what does not.
    ordered = tuple(sorted(tiers, key=lambda tier: not tier.carries_value))
    return problem.with_policy(replace(problem.policy, mode=GoalMode.RANKED, tiers=ordered))


def _short_leases(dice: Random, problem: Problem) -> Problem:
    share = dice.choice((0.15, 0.4, 1.0))
    return replace(
        problem,
        firms=tuple(
            replace(firm, lease_years=1) if not firm.is_sitting and dice.random() < share else firm
            for firm in problem.firms
        ),
    )


def _softened(dice: Random, problem: Problem) -> Problem:
    rules = tuple(
        replace(rule, hard=False, penalty_points=dice.choice((1, 15, 60))) if dice.random() < 0.8 else rule
        for rule in problem.segregation_rules
    )
    return replace(problem, segregation_rules=rules)


def _dearer_synergy(dice: Random, problem: Problem) -> Problem:
    return replace(
        problem, synergies=tuple(replace(one, bonus_points=dice.choice((3, 80))) for one in problem.synergies)
    )


def _pinned(dice: Random, problem: Problem) -> Problem:
    incoming = [firm for firm in problem.firms if not firm.is_sitting]
    pinned = {pin.firm_id for pin in problem.policy.pins}
    free = [firm for firm in incoming if firm.firm_id not in pinned]
    if not free:
        return problem
    pin = Pin(firm_id=dice.choice(free).firm_id, building_id=dice.choice(problem.buildings).building_id)
    return problem.with_policy(replace(problem.policy, pins=(*problem.policy.pins, pin)))
