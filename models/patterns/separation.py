"""What a program by buildings holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.formulation import Formulation, Group
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
    pairs: list[PairTerm] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, eq=False)
class Separation:
    """A program by buildings.

    Attributes
    ----------
    points
        Candidates × (objective, sums asked for): what each candidate brings by itself.
    links
        Candidates × linking rows; the last rows are the sums asked for.
    column_links, column_points
        The same for columns of the master other than patterns (`columns` are their ordinals).
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
    links: FloatArray
    columns: tuple[int, ...]
    column_links: FloatArray
    column_points: NDArray[np.int64]
    row_lower: FloatArray
    row_upper: FloatArray
    origin: NDArray[np.int64]
    home_row: Mapping[int, int]
    sums: int
    tells_ties: bool
