"""Scenarios: what-ifs on a version of a project, with versions and states of their own."""

import uuid
from itertools import dropwhile, takewhile

from planner.domain.edits.scenario import Scenario
from planner.domain.projects.actor import Actor
from planner.domain.projects.lifecycle import Entry, Life, LifeConflict, State
from planner.domain.projects.project import StaleVersion, StoredScenario
from planner.domain.solving.finding import Issue, Severity
from planner.services.people.approval import require_other_approver
from planner.services.projects.freeze import (
    require_free_scenario,
    require_not_decided_against,
    require_plan_of,
)
from planner.services.wording.typed_text import one_line
from planner.store import plans, projects, scenarios
from planner.store.store import Store
from planner.store.transaction import Transaction
from planner.text import message

__all__ = ["LifeConflict", "Scenarios", "StaleVersion", "State", "proposers_of", "resolve"]

CHANGED_SINCE = Issue(
    severity=Severity.ERROR,
    message=message(
        "这个情景在方案求解后又改动过，请先重新求解，再批准新的方案",
        "the scenario was changed after this plan was made; solve it again and approve the new plan",
    ),
)
PUT_AWAY = Issue(
    severity=Severity.ERROR,
    message=message(
        "这个情景已移入回收站，请先恢复，再就它的方案作决定",
        "the scenario was put away; restore it before its plan is decided on",
    ),
)


class Scenarios:
    """The scenarios of one database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self, project_id: str, *, deleted: bool = False) -> tuple[StoredScenario, ...]:
        """Return the newest version of each scenario of a project."""
        with self._store.reading() as db:
            return scenarios.of_project(db, project_id, deleted=deleted)

    def open(self, scenario_id: str, number: int | None = None) -> StoredScenario:
        """Return a version of a scenario, the newest unless a number is given."""
        with self._store.reading() as db:
            return scenarios.version(db, scenario_id, number)

    def create(
        self,
        actor: Actor,
        project_id: str,
        scenario: Scenario,
        *,
        base_version: int,
        base_plan: str | None = None,
        comment: str = "",
    ) -> StoredScenario:
        """Keep a new scenario on a version of a project and a plan, as a draft."""
        scenario_id = uuid.uuid4().hex[:12]
        with self._store.writing(actor) as write:
            if base_plan is not None:
                require_plan_of(write, base_plan, project_id)
            return scenarios.add(
                write,
                scenario_id,
                project_id,
                scenario,
                base_version=base_version,
                base_plan=base_plan,
                comment=one_line(comment),
            )

    def save(
        self,
        actor: Actor,
        scenario_id: str,
        scenario: Scenario,
        *,
        after: int,
        base: tuple[int, str | None] | None = None,
        comment: str = "",
    ) -> StoredScenario:
        """Save a version made on version `after`; on another `base` (version and plan) if one is named.

        Raises
        ------
        StaleVersion
            If someone saved meanwhile; nothing is written.
        LifeConflict
            If the scenario is no draft any more, or a decision stands on a plan of it: make it one
            again, or change a copy.
        """
        with self._store.writing(actor) as write:
            require_free_scenario(write, scenario_id)
            old = scenarios.version(write.db, scenario_id)
            if after == old.note.number:
                _life(write, old).require_open()
            base_version, base_plan = base or (old.base_version, old.base_plan)
            if base is not None and base_plan is not None:
                require_plan_of(write, base_plan, old.project_id)
            return scenarios.save(
                write,
                scenario_id,
                scenario,
                after=after,
                state=State.DRAFT,
                base_version=base_version,
                base_plan=base_plan,
                comment=one_line(comment),
            )

    def set_state(
        self,
        actor: Actor,
        scenario_id: str,
        state: State,
        *,
        after: int,
        comment: str = "",
        plan_id: str | None = None,
    ) -> StoredScenario:
        """Move a scenario on. One of a project is in force, so the one before is archived.

        `plan_id` is the plan that comes in force with it; a scenario that leaves force without
        another taking its place takes its plan with it.

        Raises
        ------
        StaleVersion
            If someone saved meanwhile; nothing is written.
        LifeConflict
            If the life of a plan does not allow the step, it undoes or goes against a decision that stands, or who
            proposed would approve.
        """
        with self._store.writing(actor) as write:
            if state is State.DRAFT:
                require_free_scenario(write, scenario_id)
            elif state in {State.PROPOSED, State.APPROVED, State.IN_FORCE}:
                require_not_decided_against(write, scenario_id)
            old = scenarios.version(write.db, scenario_id)
            if after == old.note.number:
                _life(write, old).stepped(state, author=actor.name, at=write.now, comment=comment)
            if state is State.APPROVED:
                require_other_approver(write, proposers_of(write, scenario_id))
            if state is State.IN_FORCE:
                projects.hold(write, old.project_id)
                _make_room(write, old)
                if plan_id is not None:
                    require_plan_of(write, plan_id, old.project_id)
                    projects.put_in_force(write, old.project_id, plan_id)
            elif old.state is State.IN_FORCE:
                _take_out_of_force(write, old)
            return _moved(write, old, state, after=after, comment=one_line(comment))

    def life(self, scenario_id: str) -> Life:
        """Return the states a scenario went through, with who said so and why, oldest first."""
        with self._store.reading() as db:
            return _life_of(scenarios.history(db, scenario_id))

    def delete(self, actor: Actor, scenario_id: str) -> None:
        """Put a scenario away; nothing of it is lost.

        Raises
        ------
        LifeConflict
            If a decision stands on a plan of it.
        """
        with self._store.writing(actor) as write:
            require_free_scenario(write, scenario_id)
            scenarios.put_away(write, scenario_id)

    def restore(self, actor: Actor, scenario_id: str) -> None:
        """Bring back a scenario that was put away."""
        with self._store.writing(actor) as write:
            scenarios.bring_back(write, scenario_id)


def resolve(write: Transaction, scenario_id: str, version: int, *, approved: bool, comment: str) -> None:
    """Move the scenario of a plan on as it was decided: to approved, or from proposed back to a draft.

    Raises
    ------
    LifeConflict
        If it was changed since `version`, from which the plan was made, was put away, or cannot be approved any more.
    """
    old = scenarios.version(write.db, scenario_id)
    if old.deleted_at is not None:
        raise LifeConflict(PUT_AWAY)
    if not approved:
        if old.state is State.PROPOSED:
            _moved(write, old, State.DRAFT, after=old.note.number, comment=comment)
        return
    if old.scenario.edits != scenarios.version(write.db, scenario_id, version).scenario.edits:
        raise LifeConflict(CHANGED_SINCE)
    if old.state in {State.APPROVED, State.IN_FORCE}:
        return
    for state in (State.PROPOSED, State.APPROVED):
        if old.state is not state:
            _life(write, old).stepped(state, author=write.actor.name, at=write.now, comment=comment)
            old = _moved(write, old, state, after=old.note.number, comment=comment)


def proposers_of(write: Transaction, scenario_id: str) -> tuple[Actor, ...]:
    """Return who proposed a scenario as it stands, and everybody who changed it since it was last approved."""
    history = scenarios.history(write.db, scenario_id)  # the newest first
    newest_first = list(dropwhile(lambda one: not _is_unsettled(one), history))
    since = list(takewhile(_is_unsettled, newest_first))
    proposed = list(takewhile(lambda one: one.state is not State.DRAFT, since))[-1:]
    # Who sends a scenario back keeps a version too, and changes nothing by it, also the first after an approval.
    before: list[StoredScenario | None] = [*newest_first[1:], None]
    changed = [new for new, old in zip(since, before, strict=False) if old is None or _is_changed(old, new)]
    return tuple(one.note.actor for one in (*proposed, *changed))


def _is_unsettled(one: StoredScenario) -> bool:
    return one.state not in {State.APPROVED, State.IN_FORCE}


def _is_changed(before: StoredScenario, after: StoredScenario) -> bool:
    asked, told = before.scenario, after.scenario
    is_moved = (before.base_version, before.base_plan) != (after.base_version, after.base_plan)
    return is_moved or asked.edits != told.edits


def _life(write: Transaction, newest: StoredScenario) -> Life:
    return _life_of(scenarios.history(write.db, newest.scenario_id))


def _life_of(history: tuple[StoredScenario, ...]) -> Life:
    """Return the life told by versions, the newest first: each version that changed the state is a step."""
    oldest_first = history[::-1]
    steps = [
        one
        for number, one in enumerate(oldest_first)
        if number == 0 or one.state is not oldest_first[number - 1].state
    ]
    return Life(
        entries=tuple(
            Entry(state=one.state, author=one.note.actor.name, comment=one.note.comment, at=one.note.saved_at)
            for one in steps
        )
    )


def _make_room(write: Transaction, chosen: StoredScenario) -> None:
    for other in scenarios.of_project(write.db, chosen.project_id):
        if other.state is State.IN_FORCE:
            _moved(write, other, State.ARCHIVED, after=other.note.number)


def _take_out_of_force(write: Transaction, old: StoredScenario) -> None:
    project = projects.find(write.db, old.project_id)
    plan_id = project.plan_in_force if project else None
    if plan_id is not None and plans.find(write.db, plan_id).scenario_id == old.scenario_id:
        projects.put_in_force(write, old.project_id, None)


def _moved(
    write: Transaction, old: StoredScenario, state: State, *, after: int, comment: str = ""
) -> StoredScenario:
    return scenarios.save(
        write,
        old.scenario_id,
        old.scenario,
        after=after,
        state=state,
        base_version=old.base_version,
        base_plan=old.base_plan,
        comment=comment,
    )
