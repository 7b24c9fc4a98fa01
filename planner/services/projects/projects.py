"""Projects: opened, saved version by version, brought together, put away and restored.

Whatever is written takes the actor, who is kept in the trail; to read needs nobody.
"""

import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from planner.domain.changes.merge import Merge, MergeSide, Place, merge
from planner.domain.park.dossier import Dossier
from planner.domain.park.problem import Problem
from planner.domain.projects.actor import PROGRAM, Actor
from planner.domain.projects.project import (
    AuditEntry,
    PlanList,
    Project,
    SavedVersion,
    StaleVersion,
    StoredPlan,
    VersionNote,
)
from planner.domain.solving.finding import Issue
from planner.domain.solving.outcome import Outcome
from planner.services.importing.intake import SHIPPED, ShippedPark, load, shipped_outcome
from planner.services.people.approval import require_other_approver
from planner.services.projects.freeze import require_free_plan, require_plan_of
from planner.services.wording.typed_text import one_line
from planner.store import drafts, plans, preferences, projects
from planner.store.errors import StoreError, StoreFault
from planner.store.store import Store
from planner.store.transaction import Transaction
from planner.text import Text

__all__ = ["ProjectMerge", "Projects", "StaleVersion"]

SHIPPED_PREFIX = "shipped-"
"""What the ids of plans begin with that came with the program."""
_FIRST = Text("随程序附带", "came with the program")


@dataclass(frozen=True, kw_only=True)
class ProjectMerge:
    """A merge with what it was made of: the version it started from and the newest one."""

    merge: Merge
    base: VersionNote
    saved: VersionNote


class Projects:
    """The projects of one database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self, *, deleted: bool = False) -> tuple[Project, ...]:
        """Return the projects in use, or those put away."""
        with self._store.reading() as db:
            return projects.every(db, deleted=deleted)

    def find(self, project_id: str) -> Project | None:
        """Return a project, put away or not; None if there is none."""
        with self._store.reading() as db:
            return projects.find(db, project_id)

    def open(self, project_id: str, number: int | None = None) -> SavedVersion:
        """Return a version, the newest unless a number is given.

        Raises
        ------
        StoreError
            If it is not there.
        """
        with self._store.reading() as db:
            return projects.version(db, project_id, number)

    def history(self, project_id: str) -> tuple[VersionNote, ...]:
        """Return who saved which version when, the newest first."""
        with self._store.reading() as db:
            return projects.history(db, project_id)

    def create(self, actor: Actor, name: str | Text, dossier: Dossier, *, comment: str = "") -> SavedVersion:
        """Make a project of a dossier."""
        project_id = uuid.uuid4().hex[:12]
        with self._store.writing(actor) as write:
            note = projects.add(write, project_id, _named(name), dossier, comment=one_line(comment))
        return SavedVersion(project_id=project_id, note=note, dossier=dossier)

    def save(
        self, actor: Actor, project_id: str, dossier: Dossier, *, base: int, comment: str = ""
    ) -> VersionNote:
        """Save a version made on version `base`; the actor's draft on the project has done its work and goes.

        Raises
        ------
        StaleVersion
            If someone saved meanwhile: nothing is written; see `bring_together`.
        StoreError
            If it cannot be saved.
        """
        with self._store.writing(actor) as write:
            note = projects.save(write, project_id, dossier, base=base, comment=one_line(comment))
            drafts.discard(write, project_id)
        return note

    def bring_together(
        self,
        project_id: str,
        mine: Dossier,
        *,
        base: int,
        choices: Mapping[Place, MergeSide] | None = None,
    ) -> ProjectMerge:
        """Merge what was made on version `base` with the newest version; nothing is saved.

        Save the result with `base` = the number of the newest version.
        """
        with self._store.reading() as db:
            started, newest = projects.version(db, project_id, base), projects.version(db, project_id)
        merged = merge(started.dossier, mine, newest.dossier, choices=choices)
        return ProjectMerge(merge=merged, base=started.note, saved=newest.note)

    def restore_version(self, actor: Actor, project_id: str, number: int, *, base: int) -> VersionNote:
        """Save the facts of an older version again, as the newest.

        Raises
        ------
        StaleVersion
            If `base` is not the newest version.
        """
        with self._store.writing(actor) as write:
            old = projects.version(write.db, project_id, number)
            return projects.save(write, project_id, old.dossier, base=base, comment=f"↶ {number}")

    def rename(self, actor: Actor, project_id: str, name: str | Text) -> None:
        """Rename a project."""
        with self._store.writing(actor) as write:
            projects.rename(write, project_id, _named(name))

    def delete(self, actor: Actor, project_id: str) -> None:
        """Put a project away; nothing of it is lost."""
        with self._store.writing(actor) as write:
            projects.put_away(write, project_id)

    def restore(self, actor: Actor, project_id: str) -> None:
        """Bring back a project that was put away."""
        with self._store.writing(actor) as write:
            projects.bring_back(write, project_id)

    def keep_plan(
        self,
        actor: Actor,
        project: tuple[str, int],
        problem: Problem,
        outcome: Outcome,
        *,
        scenario: tuple[str, int] | None = None,
        in_force: bool = False,
    ) -> str:
        """Keep a plan made from a version of a project (and of a scenario); return its id."""
        plan_id = uuid.uuid4().hex[:12]
        with self._store.writing(actor) as write:
            if in_force:
                require_other_approver(write, (actor,))
            plans.add(write, plan_id, project=project, problem=problem, outcome=outcome, scenario=scenario)
            if in_force:
                projects.put_in_force(write, project[0], plan_id)
        return plan_id

    def put_in_force(self, actor: Actor, project_id: str, plan_id: str | None) -> None:
        """Name the plan that is in force; None for none.

        Raises
        ------
        LifeConflict
            If it is a plan of another project, or who made it would approve.
        """
        with self._store.writing(actor) as write:
            if plan_id is not None:
                require_plan_of(write, plan_id, project_id)
                require_other_approver(write, (plans.find(write.db, plan_id).actor,))
            projects.put_in_force(write, project_id, plan_id)

    def plan_ids(self, project_id: str) -> tuple[str, ...]:
        """Return the ids of the plans of a project that belong to no scenario, the newest last."""
        with self._store.reading() as db:
            return plans.ids_of_project(db, project_id)

    def plan_list(self, project_id: str) -> PlanList:
        """Return the plans of a project that belong to no scenario, their names, and which plan is in force."""
        with self._store.reading() as db:
            return plans.plan_list(db, project_id)

    def rename_plan(self, actor: Actor, plan_id: str, name: str) -> None:
        """Name a plan; the empty name brings back what it is called by itself.

        Raises
        ------
        LifeConflict
            If a decision stands on it.
        StoreError
            If there is no such plan, or the name cannot be kept.
        """
        with self._store.writing(actor) as write:
            require_free_plan(write, plan_id)
            plans.rename(write, plan_id, one_line(name))

    def plan(self, plan_id: str) -> StoredPlan:
        """Return a plan.

        Raises
        ------
        StoreError
            If it is not there.
        """
        with self._store.reading() as db:
            return plans.find(db, plan_id)

    def trail(self, project_id: str) -> tuple[AuditEntry, ...]:
        """Return who did what to a project, newest first."""
        with self._store.reading() as db:
            return preferences.trail(db, kind="project", subject=project_id)

    def note_export(self, actor: Actor, project_id: str, file_name: str) -> None:
        """Keep in the trail that a file of a project was made for somebody."""
        with self._store.writing(actor) as write:
            write.note("export", "project", project_id, detail=file_name)

    def note_import(self, actor: Actor, project_id: str, file_name: str) -> None:
        """Keep in the trail that a file was laid into a draft of a project."""
        with self._store.writing(actor) as write:
            write.note("import", "project", project_id, detail=one_line(file_name))

    def take_in(self, park: ShippedPark) -> tuple[Issue, ...]:
        """Make a project of a folder of tables, with the plan that lies beside them.

        One that was put away, or that a person changed, is left as it is; one that is as the
        program made it gets newer tables as a new version. Without a project, the issues say why.
        """
        there = self.find(park.key)
        saved = None if there is None or there.is_deleted else self.open(park.key)
        if there is not None and (saved is None or saved.note.actor != PROGRAM):
            return ()
        dossier, issues = load(park.folder)
        if dossier is None:
            return issues if there is None else ()
        if saved is None:
            self._add_park(park, dossier)
        elif saved.dossier.problem.fingerprint != dossier.problem.fingerprint:
            self._renew(park, dossier, base=saved.note.number)
        return ()

    def import_shipped(self, data_folder: Path) -> None:
        """Make a project of each park that comes with the program."""
        for park in SHIPPED:
            here = replace(park, folder=data_folder / park.folder.name)
            if here.folder.is_dir():
                self.take_in(here)

    def _add_park(self, park: ShippedPark, dossier: Dossier) -> None:
        try:
            with self._store.writing(PROGRAM) as write:
                projects.add(write, park.key, park.title, dossier, comment=f"{_FIRST.zh} / {_FIRST.en}")
                _add_shipped_plan(write, park, dossier, number=1)
        except StoreError as error:
            if error.fault is not StoreFault.REFUSED:
                raise  # else another server was first

    def _renew(self, park: ShippedPark, dossier: Dossier, *, base: int) -> None:
        with suppress(StaleVersion), self._store.writing(PROGRAM) as write:
            note = projects.save(write, park.key, dossier, base=base, comment=f"{_FIRST.zh} / {_FIRST.en}")
            _add_shipped_plan(write, park, dossier, number=note.number)


def _add_shipped_plan(write: Transaction, park: ShippedPark, dossier: Dossier, *, number: int) -> None:
    outcome = shipped_outcome(park.folder, dossier.problem.fingerprint)
    if outcome is None or outcome.plan is None:
        return
    plan_id = shipped_plan_id(park.key, number)
    plans.add(write, plan_id, project=(park.key, number), problem=dossier.problem, outcome=outcome)
    projects.put_in_force(write, park.key, plan_id)


def shipped_plan_id(project_id: str, number: int) -> str:
    """Return the id of the plan that came with a park, for a version of it."""
    return f"{SHIPPED_PREFIX}{number}-{project_id}"


def _named(name: str | Text) -> Text:
    if isinstance(name, Text):
        return Text(one_line(name.zh), one_line(name.en))
    return Text(one_line(name), one_line(name))
