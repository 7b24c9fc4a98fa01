"""What people enter about a firm's way: days planned and met, tasks done on its behalf, owner, problems, next step."""

from datetime import date

from pydantic.dataclasses import dataclass

from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.record import STRICT

SERVICE = "service"
"""Subject of the entry that says who looks after a firm."""

TASK = "task:"
"""What the subject of a service task begins with."""

LONGEST = 200
"""Characters that a form takes of one text."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class MilestoneDates:
    """Days of one step: `planned` where people promise another than the schedule's, `actual` when it was met."""

    planned: date | None = None
    actual: date | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class FirmService:
    """Who looks after a firm, its open problems, and the next step with the day it is due."""

    owner: str = ""
    problems: str = ""
    next_step: str = ""
    due: date | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class ServiceTask:
    """A task that the park's office does on a firm's behalf (代办); one that is `dropped` is no longer to be done."""

    title: str
    milestone: MilestoneKind | None = None
    due: date | None = None
    done: date | None = None
    dropped: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done is None and not self.dropped


EntryContent = MilestoneDates | FirmService | ServiceTask
"""What an entry says, told apart by its subject."""


def content_type(subject: str) -> type[MilestoneDates] | type[FirmService] | type[ServiceTask]:
    """Return what an entry of a subject holds.

    Raises
    ------
    ValueError
        If there is no such subject.
    """
    if subject == SERVICE:
        return FirmService
    if subject.startswith(TASK):
        return ServiceTask
    MilestoneKind(subject)
    return MilestoneDates
