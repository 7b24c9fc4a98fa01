"""What a program by buildings holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.formulation import Formulation, Group
from models.pair_tally import PairTally
from models.solver import FloatArray

Cases = tuple[tuple[Group, ...], ...]


class NotSeparableError(Exception):
    """The program does not fall into buildings; the words say why."""


@dataclass(frozen=True, slots=True)
class PairTerm:
    """Points for two groups of candidates of one building that are both chosen.

    `points` are those of the objective, then those of each sum asked to come to something.
    """

    points: NDArray[np.int64]
    cases: Cases


@dataclass(frozen=True, slots=True, eq=False)
class TallyTerm:
    """Points for all that a tally counts in one building; `points` as in `PairTerm`."""

    points: NDArray[np.int64]
    tally: PairTally


@dataclass(frozen=True, slots=True)
class Succession:
    """Candidates of one firm (`followers`), none of which may be chosen without one of those `before`."""

    followers: frozenset[int]
    before: frozenset[int]


@dataclass
class BuildingBlock:
    """One building: its candidates (ordinals), the rows inside it, and points for pairs.

    `packings` are sets of columns of which at most one may be 1, `knapsacks` (coefficient by
    candidate, limit).
    """

    name: str
    candidates: NDArray[np.int64]
    packings: list[tuple[int, ...]] = field(default_factory=list)
    knapsacks: list[tuple[dict[int, float], float]] = field(default_factory=list)
    successions: list[Succession] = field(default_factory=list)
    pairs: list[PairTerm] = field(default_factory=list)
    tallies: list[TallyTerm] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class LinkEntries:
    """What each candidate uses of the linking rows, entry by entry, in order of the candidates.

    Candidate k has the entries `start[k]` to `start[k + 1]` of `row` and `value`.
    """

    start: NDArray[np.int64]
    row: NDArray[np.int64]
    value: FloatArray

    @cached_property
    def candidate(self) -> NDArray[np.int64]:
        """The candidate of each entry."""
        return np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))

    def charged(self, prices: FloatArray) -> FloatArray:
        """Return what each candidate pays at prices of the rows."""
        paid = self.value * prices[self.row]
        total = np.bincount(self.candidate, weights=paid, minlength=len(self.start) - 1)
        return total.astype(np.float64, copy=False)

    def of(self, candidate: int) -> bytes:
        """Return what tells one candidate's entries from another's."""
        own = slice(int(self.start[candidate]), int(self.start[candidate + 1]))
        return self.row[own].tobytes() + self.value[own].tobytes()

    def columns_of(self, members: NDArray[np.int64], rows: int) -> FloatArray:
        """Return rows × patterns, of patterns × members (no candidate: -1)."""
        found = np.zeros((rows, len(members)))
        pattern, slot = np.nonzero(members >= 0)
        chosen = members[pattern, slot]
        counts = self.start[chosen + 1] - self.start[chosen]
        first = np.repeat(self.start[chosen] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
        entries = np.arange(int(counts.sum())) + first
        np.add.at(found, (self.row[entries], np.repeat(pattern, counts)), self.value[entries])
        return found


@dataclass(frozen=True, kw_only=True, eq=False)
class Separation:
    """A program by buildings.

    Attributes
    ----------
    points
        Candidates × (objective, sums asked for): what each candidate brings by itself.
    links
        What candidates use of the linking rows; the last rows, the sums asked for, are in `points`.
    column_links, column_points
        The same for columns of the master other than patterns (`columns` are their ordinals),
        as columns × linking rows and columns × (objective, sums).
    row_lower, row_upper
        Limits of the linking rows, infinite where there is none.
    origin
        Row of the program behind each linking row; the sums asked for follow its last row.
    home_row
        Linking row that keeps each firm to one place, by firm.
    sums
        How many sums are asked for.
    """

    formulation: Formulation
    blocks: tuple[BuildingBlock, ...]
    firms: tuple[str, ...]
    firm_of: NDArray[np.int64]
    points: NDArray[np.int64]
    links: LinkEntries
    columns: tuple[int, ...]
    column_links: FloatArray
    column_points: NDArray[np.int64]
    row_lower: FloatArray
    row_upper: FloatArray
    origin: NDArray[np.int64]
    home_row: Mapping[int, int]
    sums: int
    tells_ties: bool

    @property
    def tallies_pairs(self) -> bool:
        """Whether points for pairs are told by tallies: the program is a large one."""
        return any(block.tallies for block in self.blocks)

    @property
    def rows(self) -> int:
        """Number of linking rows, sums included."""
        return len(self.row_lower)

    def charged(self, prices: FloatArray) -> FloatArray:
        """Return what each candidate pays by itself at prices of the linking rows."""
        paid = self.links.charged(prices)
        if self.sums:
            paid = paid + self.points[:, 1:] @ prices[self.rows - self.sums :]
        return paid

    @cached_property
    def supplies(self) -> tuple[tuple[FloatArray, float], ...]:
        """The rows that are a limit on sums of needs: least need of each firm, and the limit."""
        homes = set(self.home_row.values())
        least_use = np.full((self.rows, len(self.firms)), np.inf)
        entries = self.links
        firm = self.firm_of[entries.candidate]
        np.minimum.at(least_use, (entries.row, firm), entries.value)
        used = np.zeros((self.rows, len(self.firms)), dtype=np.int64)
        np.add.at(used, (entries.row, firm), 1)
        every = np.bincount(self.firm_of, minlength=len(self.firms))
        needs = np.where(used == every, least_use, np.minimum(least_use, 0.0))
        taken = np.bincount(entries.row, weights=entries.value < 0, minlength=self.rows) > 0
        return tuple(
            (needs[row], float(self.row_upper[row]))
            for row in range(self.rows - self.sums)
            if np.isfinite(self.row_upper[row])
            and row not in homes
            and not taken[row]
            and not self.column_links[:, row].any()
        )
