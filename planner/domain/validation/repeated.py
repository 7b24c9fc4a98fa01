"""The same id twice."""

from collections import Counter
from collections.abc import Iterator

from planner.domain.dossier import Dossier
from planner.domain.validation.flaw import Flaw
from planner.domain.validation.naming import KEYS, id_of
from planner.text import Message, message

_OF_PROBLEM = (
    "parks",
    "phases",
    "buildings",
    "floors",
    "units",
    "caps",
    "firms",
    "archetypes",
    "segregation_rules",
    "synergies",
    "base",
)


def repeated(dossier: Dossier) -> Iterator[Flaw]:
    """Give a flaw for each row whose key another row of its table has too."""
    problem, policy = dossier.problem, dossier.problem.policy
    groups = [getattr(problem, name) for name in _OF_PROBLEM]
    for rows in (*groups, dossier.sources, dossier.records, policy.thresholds):
        times = Counter(id_of(row) for row in rows)
        for row in rows:
            name = id_of(row)
            if times[name] > 1:
                said = said_repeated(name, times[name])
                yield Flaw(row=row, column=KEYS[type(row)][0], said=said, subjects=(name,))


def said_repeated(name: str, times: int) -> Message:
    """Return the sentence that a key stands in several rows."""
    return message(
        "“{name}”出现了 {times} 次；请改名或删去多余的行",
        "“{name}” appears {times} times; rename one or delete the rows too many",
        name=name,
        times=times,
    )
