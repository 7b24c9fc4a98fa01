"""What was entered about the ways of firms, by whom and when; and two entries of one thing brought together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any

from planner.domain.milestones.entry import (
    SERVICE,
    EntryContent,
    FirmService,
    MilestoneDates,
    ServiceTask,
)
from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.projects.actor import PROGRAM, Actor


@dataclass(frozen=True, slots=True)
class EntrySubject:
    """What an entry is about: a firm of a project, and of it a step, a task or who looks after it."""

    project_id: str
    firm_id: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneEntry:
    """An entry as it is kept: the `number` of its subject counts from 1, and none is ever changed or deleted."""

    about: EntrySubject
    number: int
    content: EntryContent
    actor: Actor
    entered_at: datetime


class EntryClash(Exception):  # noqa: N818  # a state of the data, no fault of the program
    """The same field was entered otherwise meanwhile; nothing was kept. `newest` is what stands."""

    def __init__(self, newest: MilestoneEntry, field: str) -> None:
        super().__init__(f"{newest.about.firm_id} {newest.about.subject} {field}")
        self.newest = newest
        self.field = field


def merge_entries(
    before: EntryContent | None, new: EntryContent, newest: MilestoneEntry | None
) -> EntryContent:
    """Return what is to be kept: each field that a person changed from `before`, laid on what stands by now.

    Raises
    ------
    EntryClash
        If a field that the person changed was changed to something else meanwhile.
    """
    if newest is None or newest.content == before:
        return new
    theirs: Any = newest.content
    merged: dict[str, Any] = {}
    for one in fields(new):
        mine, stands = getattr(new, one.name), getattr(theirs, one.name)
        was = getattr(before, one.name) if before is not None else one.default
        if mine in (was, stands):
            merged[one.name] = stands
        elif stands == was:
            merged[one.name] = mine
        else:
            raise EntryClash(newest, one.name)
    return type(new)(**merged)


def log_of(entries: Iterable[tuple[str, str, EntryContent]]) -> "MilestoneLog":
    """Return what a file tells of firms and subjects as a log that nobody signed."""
    return MilestoneLog(
        {
            (firm_id, subject): MilestoneEntry(
                about=EntrySubject("", firm_id, subject),
                number=1,
                content=content,
                actor=PROGRAM,
                entered_at=datetime.min.replace(tzinfo=UTC),
            )
            for firm_id, subject, content in entries
        }
    )


class MilestoneLog:
    """The newest entries of a project, by firm and subject."""

    def __init__(self, entries: Mapping[tuple[str, str], MilestoneEntry] | None = None) -> None:
        self.entries = dict(entries or {})

    def entry(self, firm_id: str, subject: str) -> MilestoneEntry | None:
        """Return what stands of a subject."""
        return self.entries.get((firm_id, subject))

    def dates(self, firm_id: str) -> Mapping[MilestoneKind, MilestoneDates]:
        """Return the days entered of each step."""
        return {
            kind: one.content
            for kind in MilestoneKind
            if (one := self.entry(firm_id, kind)) and isinstance(one.content, MilestoneDates)
        }

    @property
    def dates_met(self) -> tuple[date, ...]:
        """Every day on which a step of a firm was met."""
        dates = (one.content for one in self.entries.values() if isinstance(one.content, MilestoneDates))
        return tuple(one.actual for one in dates if one.actual is not None)

    def service(self, firm_id: str) -> FirmService | None:
        """Return who looks after a firm; None if nobody said."""
        one = self.entry(firm_id, SERVICE)
        return one.content if one and isinstance(one.content, FirmService) else None

    def tasks(self, firm_id: str) -> Mapping[str, ServiceTask]:
        """Return the tasks of a firm that were not dropped, by subject, the open ones first, then by day."""
        found = {
            subject: one.content
            for (owner, subject), one in self.entries.items()
            if owner == firm_id and isinstance(one.content, ServiceTask) and not one.content.dropped
        }
        return dict(
            sorted(
                found.items(),
                key=lambda pair: (not pair[1].is_open, pair[1].due or date.max, pair[1].title, pair[0]),
            )
        )
