"""Gate 3: all facts together: ids resolve, nothing is there twice, parts belong to their whole."""

from collections.abc import Iterator

from planner.domain.park.dossier import Dossier
from planner.domain.validation import firms, places, rooms, settings
from planner.domain.validation.flaw import Flaw
from planner.domain.validation.repeated import repeated


def flaws_together(dossier: Dossier) -> Iterator[Flaw]:
    """Return what does not fit together; every fact is sound by itself."""
    problem = dossier.problem
    yield from repeated(dossier)
    yield from places.flaws(problem)
    yield from firms.flaws(problem)
    yield from rooms.flaws(problem)
    yield from settings.flaws(problem)
    yield from firms.flaws_of_records(dossier)
