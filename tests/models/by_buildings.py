"""Small random parks as programs by buildings, judged by the rows of the whole program."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from models import milp
from models.formulation import Formulation
from models.patterns.blocks import Separator
from models.patterns.hopes import Prices
from models.patterns.pricing import Patterns, patterns_above
from models.patterns.separation import BuildingBlock, NotSeparableError
from models.patterns.states import bit_block
from models.reading import broken_rows, values_of
from models.solver import Matrix, Objective, hand_off
from models.tiers import stages_of
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from tests.support.random_parks import SMALL, random_park

MANY = 10**7


def never() -> bool:
    return False


class Program:
    """A park's program with the goal that most columns count in, by buildings."""

    def __init__(self, problem: Problem) -> None:
        self.formulation: Formulation = milp.build(problem)
        self.matrix: Matrix = hand_off(self.formulation.program, self.formulation.variables)
        stages = stages_of(self.formulation, self.matrix)
        self.goal: Objective = max(
            (stage.objective for stage in stages), key=lambda goal: np.count_nonzero(goal.coefficients)
        )
        self.separation = Separator(self.formulation, self.matrix).separate(
            self.goal, upper=self.matrix.upper
        )

    def worth(self, chosen: tuple[int, ...]) -> int | None:
        """Return what candidates bring but for columns of the master; None if they break a row inside a building."""
        plan = Plan(placements=tuple(self.formulation.candidates[k].placement() for k in chosen))
        values = values_of(self.formulation, plan)
        assert values is not None
        between = set(self.separation.origin.tolist())
        broken = [self.matrix.row[row.name] for row in broken_rows(self.formulation, values)]
        if not between.issuperset(broken):
            return None
        rates = self.goal.coefficients.copy()
        rates[list(self.separation.columns)] = 0
        return int(rates @ np.rint(values).astype(np.int64))

    def kind(self, chosen: tuple[int, ...]) -> frozenset[tuple[int, bytes]]:
        """Return what the master sees of candidates."""
        separation = self.separation
        return frozenset((int(separation.firm_of[k]), separation.links.of(k)) for k in chosen)

    def patterns(self, number: int, threshold: float = -1e9) -> Patterns:
        """Return the patterns of a building at no prices."""
        bits = bit_block(self.separation.blocks[number], self.separation)
        worth = self.separation.points[bits.candidates, 0].astype(np.float64)
        return patterns_above(
            bits, Prices(worth=worth, sums=np.zeros(0)), threshold, beam=MANY, should_stop=never
        )


def programs(count: int) -> Iterator[Program]:
    """Return random parks that fall into buildings."""
    found = 0
    for seed in range(400):
        try:
            made = Program(random_park(seed, SMALL))
        except NotSeparableError:
            continue
        yield made
        found += 1
        if found == count:
            return
    raise AssertionError("too few random parks fall into buildings")


def pairs_of(program: Program, block: BuildingBlock) -> Iterator[tuple[int, ...]]:
    """Return every set of at most two candidates of a building, of different firms."""
    yield ()
    firm_of = program.separation.firm_of
    for k in block.candidates.tolist():
        yield (k,)
    for one, other in combinations(block.candidates.tolist(), 2):
        if firm_of[one] != firm_of[other]:
            yield (one, other)
