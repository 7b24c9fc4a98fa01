"""Lists patterns of the buildings for a search that may make so many states and no more."""

from dataclasses import dataclass
from functools import cached_property

from models.patterns.bit_blocks import BitBlock
from models.patterns.hopes import Prices
from models.patterns.pricing import Patterns, Stop, patterns_above
from models.patterns.separation import Separation
from models.patterns.states import bit_block
from models.solver import FloatArray

MOST_STATES = 600_000
"""States that a search may make, for each building."""


@dataclass(frozen=True, slots=True)
class Look:
    """How closely patterns are looked for: states a building, whether only the best matter, from which part of them on."""

    beam: int
    is_best_enough: bool
    part: float = 0.0


FIRST, BETTER = Look(4_000, is_best_enough=False, part=0.5), Look(4_000, is_best_enough=True)
SURE, EVERY = Look(60_000, is_best_enough=True), Look(60_000, is_best_enough=False)


class PatternLister:
    """The buildings of a program in bits, and how many states listing their patterns took so far.

    The budget is one of states and not of time, so that a search always ends at the same place.
    """

    def __init__(self, separation: Separation, should_stop: Stop) -> None:
        self._separation = separation
        self._stop = should_stop
        self.states = 0

    @cached_property
    def blocks(self) -> tuple[BitBlock, ...]:
        """Every building in bits."""
        return tuple(bit_block(one, self._separation) for one in self._separation.blocks)

    @cached_property
    def leaves_inside(self) -> bool:
        """Whether somebody may leave inside the horizon, so that room is measured in quarters too."""
        return any(len(block.room) > 1 for block in self.blocks)

    def is_spent(self) -> bool:
        """Whether the caller wants no more, or all states are made that may be."""
        return self.states >= MOST_STATES * len(self.blocks) or self._stop()

    def patterns(
        self, number: int, paid: tuple[FloatArray, FloatArray], threshold: float, look: Look
    ) -> Patterns:
        """Return patterns of a building worth `threshold` at `paid`: worth of candidates, prices of linking rows."""
        block, sums = self.blocks[number], self._separation.sums
        worth, rows = paid
        found = patterns_above(
            block,
            Prices(worth=worth[block.candidates], sums=rows[len(rows) - sums :]),
            threshold,
            beam=look.beam,
            should_stop=self.is_spent,
            is_best_enough=look.is_best_enough,
            part=look.part if len(block.room) == 1 else 0.0,  # else the knapsack says too little
        )
        self.states += found.states
        return found
