"""Who prices the buildings of a large park: this process, or others to which the orders are handed (`pricing_order`).

*The same answer*: which process prices a building changes nothing, because patterns of a building depend on its order
alone and are put in the order of the buildings. What nobody answers is priced here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.patterns.hopes import Prices
from models.patterns.pricing import Patterns, Stop
from models.patterns.pricing_order import PricingOrder, content_of, patterns_of
from models.patterns.separation import Separation
from models.patterns.tally_block import TallyBlock
from models.patterns.tally_pricing import best_patterns
from models.solver import FloatArray

Spread = Callable[[Sequence[str], Stop], Iterator[tuple[int, str | None]]]
"""Hands orders to other processes: number and answer of each (None: it failed), in any order; after a stop maybe fewer."""


@dataclass(frozen=True, kw_only=True, eq=False)
class PriceRound:
    """What all buildings are priced at in one go.

    Attributes
    ----------
    worth
        Of each candidate of the program.
    sums
        Prices of the sums asked for.
    least
        What a pattern of each building must be worth more than; infinite where none is looked for.
    beam, most
        States a building, and patterns that are returned.
    """

    worth: FloatArray
    sums: FloatArray
    least: FloatArray
    beam: int
    most: int


class TallyPricer:
    """Prices buildings, with `spread` in other processes."""

    def __init__(
        self,
        separation: Separation,
        blocks: Sequence[TallyBlock],
        spread: Spread | None,
        *,
        should_stop: Stop,
    ) -> None:
        self._separation = separation
        self._blocks = blocks
        self._spread = spread
        self._stop = should_stop
        self._contents: dict[int, tuple[str, str]] = {}
        self._is_first = True

    def patterns(self, turn: PriceRound) -> list[Patterns]:
        """Return the best patterns of each building."""
        found = self._from_others(turn)
        return [
            found[number] if number in found else self._own(number, turn)
            for number in range(len(self._blocks))
        ]

    def _own(self, number: int, turn: PriceRound) -> Patterns:
        return best_patterns(
            self._blocks[number],
            self._prices(number, turn),
            float(turn.least[number]),
            beam=turn.beam,
            most=turn.most,
            should_stop=self._stop,
        )

    def _prices(self, number: int, turn: PriceRound) -> Prices:
        return Prices(worth=turn.worth[self._separation.blocks[number].candidates], sums=turn.sums)

    def _from_others(self, turn: PriceRound) -> Mapping[int, Patterns]:
        """Return what other processes answer; those that lack a building are asked again, with it."""
        if self._spread is None or self._stop():
            return {}
        numbers = np.flatnonzero(np.isfinite(turn.least)).tolist()
        found: dict[int, Patterns] = {}
        for with_content in (True,) if self._is_first else (False, True):
            lacking = self._ask(numbers, turn, found, with_content=with_content)
            if not lacking or self._stop():
                break
            numbers = lacking
        self._is_first = False
        return found

    def _ask(
        self, numbers: Sequence[int], turn: PriceRound, found: dict[int, Patterns], *, with_content: bool
    ) -> list[int]:
        """Take in the answers; return the buildings that were lacking. Where nobody answers, nobody is asked again."""
        assert self._spread is not None
        orders, lacking, answered = [], [], 0
        for number in numbers:
            digest, content = self._content(number)
            order = PricingOrder(
                block=digest,
                prices=self._prices(number, turn),
                threshold=float(turn.least[number]),
                beam=turn.beam,
                most=turn.most,
            )
            orders.append(order.written(content if with_content else None))
        for at, text in self._spread(orders, self._stop):
            patterns, is_fault = _read(text)
            answered += not is_fault
            if patterns is not None:
                found[numbers[at]] = patterns
            elif not is_fault:
                lacking.append(numbers[at])
        if numbers and not answered and not self._stop():
            self._spread = None
        return sorted(lacking)

    def _content(self, number: int) -> tuple[str, str]:
        if number not in self._contents:
            self._contents[number] = content_of(self._blocks[number])
        return self._contents[number]


def _read(text: str | None) -> tuple[Patterns | None, bool]:
    """Return the patterns of an answer, if it has any, and whether it is a fault."""
    if text is None:
        return None, True
    try:
        return patterns_of(text), False
    except (ValueError, KeyError, TypeError):
        return None, True
