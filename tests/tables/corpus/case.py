"""A file, and what must come of it when it is reviewed against the small park."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from planner.domain.park.dossier import Dossier
from tests.support import make
from tests.support.sheets import small_dossier

Change = Mapping[tuple[str, str, str], str]
"""New text by table, row and column."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A spreadsheet and its verdict.

    Without `refused`, `asked` and `stopped` it is accepted and makes exactly `changes`; `added`
    are rows by table and id. `refused` and `asked` are the cells (or rows) named. `stopped` are
    words, in English, of a file that is not read at all. `told` are words that must be said.
    With `answers` it is the review after these that counts.
    """

    name: str
    file: str
    make: Callable[[], bytes] = field(repr=False)
    kind: str = "layouts, formats and damage"
    base: Callable[[], Dossier] = field(default=small_dossier, repr=False)
    changes: Change = field(default_factory=dict)
    added: frozenset[tuple[str, str]] = frozenset()
    refused: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    stopped: str = ""
    told: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


def jobs(count: int) -> Change:
    """The change most cases make: firm F1 gets another number of jobs."""
    return {("firms", "F1", "jobs"): str(count)}


def of_f1(**columns: str) -> Change:
    """Changes of firm F1, by column."""
    return {("firms", "F1", column): text for column, text in columns.items()}


def two_firms() -> Dossier:
    """The small park with a second firm, F2."""
    return Dossier(problem=make.problem(firms=[make.firm("F1"), make.firm("F2")]))
