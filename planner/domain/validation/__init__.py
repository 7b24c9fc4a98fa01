"""Gates 2 and 3: is each fact sound by itself, and do all facts fit together?"""

from planner.domain.dossier import Dossier
from planner.domain.finding import Issue
from planner.domain.validation.alone import flaws_of_row, flaws_of_rows
from planner.domain.validation.flaw import Flaw
from planner.domain.validation.together import flaws_together

__all__ = ["Flaw", "flaws_of_row", "flaws_of_rows", "flaws_together", "issues_of"]


def issues_of(dossier: Dossier) -> tuple[Issue, ...]:
    """Give every issue of the first of the two gates that finds an error, else of both."""
    alone = tuple(flaw.issue for flaw in flaws_of_rows(dossier))
    if any(issue.is_error for issue in alone):
        return alone
    return (*alone, *(flaw.issue for flaw in flaws_together(dossier)))
