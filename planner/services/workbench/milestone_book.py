"""What people enter about the ways of firms: kept entry by entry, brought together field by field."""

import uuid
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, timedelta

from planner.domain.milestones.entry import (
    SERVICE,
    TASK,
    EntryContent,
    FirmService,
    MilestoneDates,
    ServiceTask,
    content_type,
)
from planner.domain.park.quarter import FIRST_YEAR, LAST_YEAR, is_in_reach
from planner.domain.projects.actor import Actor
from planner.domain.projects.lifecycle import LifeConflict
from planner.domain.projects.milestone_log import (
    EntryClash,
    EntrySubject,
    MilestoneEntry,
    MilestoneLog,
    merge_entries,
)
from planner.domain.solving.finding import Issue, Severity
from planner.services.database.opening import Store
from planner.services.wording.typed_text import one_line
from planner.store import milestones, projects
from planner.store.transaction import Transaction
from planner.text import Message, message

__all__ = ["EntryClash", "EntrySubject", "MilestoneBook", "MilestoneEntry", "MilestoneLog"]


class MilestoneBook:
    """The entries of one database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def log(self, project_id: str) -> MilestoneLog:
        """Return what stands of every firm of a project."""
        with self._store.reading() as db:
            return milestones.of_project(db, project_id)

    def history(self, project_id: str, firm_id: str) -> tuple[MilestoneEntry, ...]:
        """Return every entry of a firm, the newest first."""
        with self._store.reading() as db:
            return milestones.history(db, project_id, firm_id)

    def enter(
        self, actor: Actor, about: EntrySubject, new: EntryContent, *, before: EntryContent | None
    ) -> MilestoneEntry | None:
        """Keep what a person entered over what the person saw (`before`); None if nothing is new.

        What others entered meanwhile in other fields stays.

        Raises
        ------
        EntryClash
            If the same field was entered otherwise meanwhile: nothing is kept.
        LifeConflict
            If nobody signs, a day lies outside the calendar, a step is met on a day to come, a task has no title, or
            the project was put away.
        StoreError
            If it cannot be kept.
        """
        clean = _fit(actor, about, new)
        with self._store.writing(actor) as write:
            _begin(write, about.project_id, (clean,))
            newest = milestones.newest(write.db, about)
            merged = merge_entries(before, clean, newest)
            if merged == (newest.content if newest else _nothing(about.subject)):
                return None
            return milestones.add(write, about, merged)

    def enter_all(
        self, actor: Actor, project_id: str, entries: Sequence[tuple[str, str, EntryContent]]
    ) -> int:
        """Keep what a file tells of firms and subjects, all of it or nothing, and return how many entries were new.

        What a file leaves empty stays as it stands; what it tells is laid over what stands.

        Raises
        ------
        LifeConflict, StoreError
            As in `enter`.
        """
        told = [
            (about := EntrySubject(project_id, firm_id, subject), _fit(actor, about, content))
            for firm_id, subject, content in entries
        ]
        with self._store.writing(actor) as write:
            _begin(write, project_id, [content for _, content in told])
            kept = 0
            for about, content in told:
                newest = milestones.newest(write.db, about)
                stands = newest.content if newest else None
                laid = content if stands is None else _laid_over(stands, content)
                if laid != (stands or _nothing(about.subject)):
                    milestones.add(write, about, laid)
                    kept += 1
            return kept

    def add_task(self, actor: Actor, project_id: str, firm_id: str, task: ServiceTask) -> MilestoneEntry:
        """Keep a new task; see `enter`."""
        about = EntrySubject(project_id, firm_id, f"{TASK}{uuid.uuid4().hex[:12]}")
        kept = self.enter(actor, about, task, before=None)
        assert kept is not None  # a new subject says something new
        return kept

    def tick(
        self, actor: Actor, about: EntrySubject, task: ServiceTask, *, done: date | None
    ) -> MilestoneEntry | None:
        """Say that a task as it was seen is done on a day, or open again; see `enter`."""
        return self.enter(actor, about, replace(task, done=done), before=task)

    def drop(self, actor: Actor, about: EntrySubject, task: ServiceTask) -> MilestoneEntry | None:
        """Say that a task as it was seen is no longer needed; see `enter`."""
        return self.enter(actor, about, replace(task, dropped=True), before=task)

    def take_back(self, actor: Actor, entry: MilestoneEntry) -> MilestoneEntry | None:
        """Enter again what stood before an entry; a task that was not there before is dropped. See `enter`."""
        with self._store.reading() as db:
            told = milestones.history(db, entry.about.project_id, entry.about.firm_id, entry.about.subject)
        before = next((one.content for one in told if one.number == entry.number - 1), None)
        if before is None:
            now = entry.content
            before = replace(now, dropped=True) if isinstance(now, ServiceTask) else type(now)()
        return self.enter(actor, entry.about, before, before=entry.content)


def _fit(actor: Actor, about: EntrySubject, new: EntryContent) -> EntryContent:
    """Return an entry as it may be kept, its texts on one line."""
    _require(bool(actor.name.strip()), _NOBODY)
    clean = _clean(new)
    if not isinstance(clean, content_type(about.subject)):
        raise TypeError(f"{about.subject} holds no {type(clean).__name__}")
    for day in _days(clean):
        _require(is_in_reach(day.year), _out_of_reach(day))
    _require(not isinstance(clean, ServiceTask) or bool(clean.title), _NO_TITLE)
    return clean


def _begin(write: Transaction, project_id: str, entries: Sequence[EntryContent]) -> None:
    """Hold the project of some entries; nothing may have been met on a day to come."""
    for one in entries:
        if isinstance(one, MilestoneDates) and one.actual is not None:
            # a day more, since the day begins earlier in the east than where the server counts
            _require(one.actual <= write.now.date() + timedelta(days=1), _not_yet(one.actual))
    projects.hold(write, project_id)
    project = projects.find(write.db, project_id)
    _require(project is not None and not project.is_deleted, _PUT_AWAY)


def _laid_over(stands: EntryContent, new: EntryContent) -> EntryContent:
    """Return an entry with whatever a new one of its kind tells."""
    told = {one.name: value for one in fields(new) if (value := getattr(new, one.name))}
    return replace(stands, **told)


def _clean(new: EntryContent) -> EntryContent:
    if isinstance(new, FirmService):
        return replace(
            new,
            owner=one_line(new.owner),
            problems=one_line(new.problems),
            next_step=one_line(new.next_step),
        )
    return replace(new, title=one_line(new.title)) if isinstance(new, ServiceTask) else new


def _nothing(subject: str) -> EntryContent | None:
    """Return what a subject says before anything was entered."""
    if subject == SERVICE:
        return FirmService()
    return None if subject.startswith(TASK) else MilestoneDates()


def _days(content: EntryContent) -> tuple[date, ...]:
    if isinstance(content, MilestoneDates):
        found = (content.planned, content.actual)
    elif isinstance(content, ServiceTask):
        found = (content.due, content.done)
    else:
        found = (content.due, None)
    return tuple(day for day in found if day is not None)


def _require(holds: bool, said: Message) -> None:  # noqa: FBT001
    if not holds:
        raise LifeConflict(Issue(severity=Severity.ERROR, message=said))


_NOBODY = message(
    "请先填写姓名：进度由谁登记，须记入历史", "Give your name first: an entry is kept with who made it"
)
_NO_TITLE = message("请写明代办什么", "Say what is to be done")
_PUT_AWAY = message(
    "这个园区已移入回收站，请先恢复，再登记进度",
    "The park was put away; restore it before you enter anything",
)


def _not_yet(day: date) -> Message:
    return message(
        "实际完成日期 {day} 还没有到，请改正；将来的日期请填在承诺日期",
        "The step cannot have been met on {day}, a day to come; correct it, or enter it as the promised day",
        day=day.isoformat(),
    )


def _out_of_reach(day: date) -> Message:
    return message(
        "日期 {day} 不在 {first} 至 {last} 年之间，请改正",
        "The day {day} is not in the years {first} to {last}; correct it",
        day=day.isoformat(),
        first=str(FIRST_YEAR),
        last=str(LAST_YEAR),
    )
