"""Gates 2 and 3: is each fact sound by itself, and do all facts fit together?"""

from planner.domain.park.dossier import Dossier
from planner.domain.solving.finding import Issue
from planner.domain.validation.cross_checks import flaws_together
from planner.domain.validation.flaw import Flaw
from planner.domain.validation.row_checks import flaws_of_row, flaws_of_rows

__all__ = ["Flaw", "flaws_of_row", "flaws_of_rows", "flaws_together", "issues_of"]


def issues_of(dossier: Dossier) -> tuple[Issue, ...]:
    """Return every issue of both gates; beside errors of the first only errors of the second."""
    alone = tuple(flaw.issue for flaw in flaws_of_rows(dossier))
    is_clouded = any(issue.is_error for issue in alone)
    together = (flaw.issue for flaw in flaws_together(dossier))
    return (*alone, *(issue for issue in together if issue.is_error or not is_clouded))
