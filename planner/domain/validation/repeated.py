"""The same id twice."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from planner.domain.park.dossier import Dossier
from planner.domain.park.problem import FACT_TABLES
from planner.domain.solving.finding import Severity
from planner.domain.validation.flaw import Flaw
from planner.domain.validation.naming import KEYS, id_of
from planner.domain.vocabulary.spelling import fold
from planner.text import Message, message


def repeated(dossier: Dossier) -> Iterator[Flaw]:
    """Return a flaw for each row whose key another row of its table has too."""
    problem, policy = dossier.problem, dossier.problem.policy
    groups = [getattr(problem, name) for name in (*FACT_TABLES, "leases")]
    for rows in (*groups, dossier.sources, dossier.records, policy.thresholds):
        times = Counter(id_of(row) for row in rows)
        for row in rows:
            name = id_of(row)
            if times[name] > 1:
                said = repeated_message(name, times[name])
                yield Flaw(row=row, column=KEYS[type(row)][0], said=said, subjects=(name,))
        yield from _alike(rows)


def _alike(rows: Sequence[Any]) -> Iterator[Flaw]:
    """Yield a warning for each row whose key differs from another's by nothing that can be told by eye."""
    first: dict[str, str] = {}
    for row in rows:
        name = id_of(row)
        other = first.setdefault(fold(name), name)
        if other != name:
            said = message(
                "“{name}”与“{other}”只差全角半角或看不见的字符，是同一个吗？",
                "“{name}” differs from “{other}” only in full-width forms or in characters that cannot be "
                "seen; is it the same?",
                name=name,
                other=other,
            )
            yield Flaw(
                row=row,
                column=KEYS[type(row)][0],
                said=said,
                subjects=(name, other),
                severity=Severity.WARNING,
            )


def repeated_message(name: str, times: int) -> Message:
    """Return the sentence that a key stands in several rows."""
    return message(
        "“{name}”出现了 {times} 次；请改名或删去多余的行",
        "“{name}” appears {times} times; rename one or delete the extra rows",
        name=name,
        times=times,
    )
