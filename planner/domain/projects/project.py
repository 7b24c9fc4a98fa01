"""A park kept under a name: its versions in order, and who did what to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from planner.domain.edits.scenario import Scenario
from planner.domain.park.dossier import Dossier
from planner.domain.park.problem import Problem
from planner.domain.projects.actor import Actor
from planner.domain.projects.lifecycle import State
from planner.domain.solving.outcome import Outcome
from planner.text import Text


@dataclass(frozen=True, kw_only=True)
class PlanList:
    """Plans of a project by id, the newest last, by their ids the names that were given by hand, and which is in force."""

    ids: tuple[str, ...]
    names: Mapping[str, str]
    in_force: str | None


@dataclass(frozen=True, kw_only=True)
class Project:
    """A project as a list shows it; `head` is the number of its newest version."""

    project_id: str
    name: Text
    head: int
    plan_in_force: str | None = None
    deleted_at: datetime | None = None

    @property
    def is_deleted(self) -> bool:
        """Whether it was put away; it can be restored."""
        return self.deleted_at is not None


@dataclass(frozen=True, kw_only=True)
class VersionNote:
    """Who saved a version, when, on which one it stands; versions are ordered by number alone."""

    number: int
    parent: int | None
    actor: Actor
    saved_at: datetime
    comment: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, kw_only=True)
class SavedVersion:
    """A version with its facts."""

    project_id: str
    note: VersionNote
    dossier: Dossier


@dataclass(frozen=True, kw_only=True)
class StoredScenario:
    """One version of a scenario, on a version of the project and the plan it starts from."""

    scenario_id: str
    project_id: str
    note: VersionNote
    state: State
    base_version: int
    scenario: Scenario
    base_plan: str | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class StoredPlan:
    """A plan with its certificate and the very problem it answers.

    It belongs to a version of the project, and to a version of a scenario if one is named. Its
    `number` counts the plans of the project and never shifts; its `name` was typed by a person.
    """

    plan_id: str
    project_id: str
    project_version: int
    number: int = 0
    name: str = ""
    scenario_id: str | None = None
    scenario_version: int | None = None
    actor: Actor
    made_at: datetime
    problem: Problem
    outcome: Outcome


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """Who did what to which thing, and which version of it came of that."""

    number: int
    at: datetime
    actor: Actor
    action: str
    kind: str
    subject: str
    version: int | None = None
    detail: str = ""


class StaleVersion(Exception):  # noqa: N818  # a change that came too late, not a mishap
    """Someone saved first: nothing was written.

    `started_from` is the version the refused change was made on, `saved` the newest one.
    """

    def __init__(self, subject: str, *, started_from: VersionNote, saved: VersionNote) -> None:
        super().__init__(
            f"{subject}: made on version {started_from.number}, but {saved.actor.name} "
            f"saved version {saved.number} at {saved.saved_at.isoformat()}"
        )
        self.subject = subject
        self.started_from = started_from
        self.saved = saved
