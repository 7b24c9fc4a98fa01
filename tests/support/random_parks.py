"""Small random parks, from a seed alone, on which every rule has something to say.

The same seed and size give the same problem on every machine. Some problems are infeasible
by their commitments; all of them pass the gates.
"""

from dataclasses import replace
from datetime import timedelta
from random import Random

from planner.domain.park.problem import Problem
from planner.domain.validation import settings
from tests.support import make
from tests.support.random_demand import firms_for, moved_in
from tests.support.random_policy import policy_for
from tests.support.random_relations import base_for, caps_for, segregation_for, synergies_for
from tests.support.random_seats import oddly_seated
from tests.support.random_supply import LEAST, MIDDLING, SMALL, TINY, Size, supply

__all__ = ["LEAST", "MIDDLING", "SMALL", "TINY", "Size", "random_park"]


def random_park(seed: int, size: Size = TINY) -> Problem:
    """Return the random park of a seed."""
    dice = Random(f"{size.name}-{seed}")
    site = supply(dice, size)
    firms = firms_for(dice, site, size)
    kinds = sorted({firm.archetype for firm in firms})
    problem = Problem(
        parks=site.parks,
        phases=site.phases,
        buildings=site.buildings,
        floors=site.floors,
        units=moved_in(dice, site.units, firms),
        caps=caps_for(dice, site, firms),
        firms=firms,
        archetypes=tuple(make.archetype(kind) for kind in kinds),
        segregation_rules=segregation_for(dice),
        synergies=synergies_for(dice, kinds),
        base=base_for(dice, site, firms),
    )
    told = problem.with_policy(policy_for(dice, problem))
    moved_on = _moved_on(Random(f"cut-off {size.name}-{seed}"), told)
    return oddly_seated(Random(f"seats {size.name}-{seed}"), moved_on)


def _moved_on(dice: Random, problem: Problem) -> Problem:
    """Let some quarters of the horizon be over in one park out of four."""
    if dice.random() > 0.25:
        return problem
    over = dice.randint(1, 2)
    moved = replace(
        problem,
        parks=tuple(
            replace(
                park, cut_off=(park.first_quarter + over).first_day - timedelta(days=dice.choice((1, 1, 30)))
            )
            for park in problem.parks
        ),
    )
    return problem if any(True for _ in settings.flaws(moved)) else moved
