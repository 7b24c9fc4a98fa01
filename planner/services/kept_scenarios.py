"""Scenarios: what-ifs on a version of a project, with versions, states and comments of their own."""

import uuid

from planner.domain.actor import Actor
from planner.domain.project import SCENARIO_STATES, KeptScenario, Remark, ScenarioState, StaleVersion
from planner.domain.scenario import Scenario
from planner.services.wording import one_line
from planner.store import projects, scenarios
from planner.store.errors import StoreError, StoreFault
from planner.store.store import Store
from planner.store.transaction import Transaction
from planner.text import message

__all__ = ["NEXT_STATES", "Scenarios", "StaleVersion"]

NEXT_STATES: dict[ScenarioState, tuple[ScenarioState, ...]] = {
    ScenarioState.DRAFT: (ScenarioState.PROPOSED, ScenarioState.ARCHIVED),
    ScenarioState.PROPOSED: (ScenarioState.APPROVED, ScenarioState.DRAFT, ScenarioState.ARCHIVED),
    ScenarioState.APPROVED: (ScenarioState.IN_FORCE, ScenarioState.ARCHIVED),
    ScenarioState.IN_FORCE: (ScenarioState.ARCHIVED,),
    ScenarioState.ARCHIVED: (ScenarioState.DRAFT,),
}
"""Which state may follow which; what was approved is changed only by way of a new draft."""
_OPEN = frozenset({ScenarioState.DRAFT, ScenarioState.PROPOSED})


class Scenarios:
    """The scenarios of one database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self, actor: Actor, project_id: str, *, deleted: bool = False) -> tuple[KeptScenario, ...]:
        """Give the newest version of each scenario of a project."""
        del actor
        with self._store.reading() as db:
            return scenarios.of_project(db, project_id, deleted=deleted)

    def open(self, actor: Actor, scenario_id: str, number: int | None = None) -> KeptScenario:
        """Give a version of a scenario, the newest unless a number is given."""
        del actor
        with self._store.reading() as db:
            return scenarios.version(db, scenario_id, number)

    def history(self, actor: Actor, scenario_id: str) -> tuple[KeptScenario, ...]:
        """Give every version, the newest first."""
        del actor
        with self._store.reading() as db:
            return scenarios.history(db, scenario_id)

    def create(
        self, actor: Actor, project_id: str, scenario: Scenario, *, base_version: int, comment: str = ""
    ) -> KeptScenario:
        """Keep a new scenario on a version of a project, as a draft."""
        scenario_id = uuid.uuid4().hex[:12]
        with self._store.writing(actor) as write:
            return scenarios.add(
                write,
                scenario_id,
                project_id,
                scenario,
                base_version=base_version,
                comment=one_line(comment),
            )

    def save(
        self,
        actor: Actor,
        scenario_id: str,
        scenario: Scenario,
        *,
        after: int,
        base_version: int | None = None,
        comment: str = "",
    ) -> KeptScenario:
        """Save a version made on version `after`; a proposed scenario becomes a draft again.

        Raises
        ------
        StaleVersion
            If someone saved meanwhile; nothing is written.
        StoreError
            If the scenario was approved: make a draft of it first.
        """
        with self._store.writing(actor) as write:
            old = scenarios.version(write.db, scenario_id)
            if old.state not in _OPEN:
                raise _frozen(old)
            return scenarios.save(
                write,
                scenario_id,
                scenario,
                after=after,
                state=ScenarioState.DRAFT,
                base_version=base_version or old.base_version,
                comment=one_line(comment),
            )

    def set_state(
        self, actor: Actor, scenario_id: str, state: ScenarioState, *, after: int, comment: str = ""
    ) -> KeptScenario:
        """Move a scenario on; of a project's scenarios one is in force, so the one before is archived.

        Raises
        ------
        StaleVersion
            If someone saved meanwhile; nothing is written.
        StoreError
            If the state may not follow the present one.
        """
        with self._store.writing(actor) as write:
            old = scenarios.version(write.db, scenario_id)
            if after == old.note.number and state not in NEXT_STATES[old.state]:
                raise _frozen(old)
            if state is ScenarioState.IN_FORCE:
                projects.hold(write, old.project_id)
                for other in scenarios.of_project(write.db, old.project_id):
                    if other.state is ScenarioState.IN_FORCE:
                        _moved(write, other, ScenarioState.ARCHIVED, after=other.note.number)
            return _moved(write, old, state, after=after, comment=one_line(comment))

    def remark(self, actor: Actor, scenario_id: str, number: int, said: str) -> None:
        """Comment on a version."""
        with self._store.writing(actor) as write:
            scenarios.remark(write, scenario_id, number, one_line(said))

    def remarks(self, actor: Actor, scenario_id: str) -> tuple[Remark, ...]:
        """Give the comments, oldest first."""
        del actor
        with self._store.reading() as db:
            return tuple(scenarios.remarks(db, scenario_id))

    def delete(self, actor: Actor, scenario_id: str) -> None:
        """Put a scenario away; nothing of it is lost."""
        with self._store.writing(actor) as write:
            scenarios.put_away(write, scenario_id)

    def restore(self, actor: Actor, scenario_id: str) -> None:
        """Bring back a scenario that was put away."""
        with self._store.writing(actor) as write:
            scenarios.bring_back(write, scenario_id)


def _moved(
    write: Transaction,
    old: KeptScenario,
    state: ScenarioState,
    *,
    after: int,
    comment: str = "",
) -> KeptScenario:
    return scenarios.save(
        write,
        old.scenario_id,
        old.scenario,
        after=after,
        state=state,
        base_version=old.base_version,
        comment=comment,
    )


def _frozen(old: KeptScenario) -> StoreError:
    said = message(
        "情景“{name}”处于“{state}”，不能这样修改。请先退回草稿或另建情景。",
        "Scenario “{name}” is “{state}” and cannot be changed this way. Make it a draft again, or copy it.",
        name=old.scenario.name,
        state=SCENARIO_STATES[old.state],
    )
    return StoreError(StoreFault.REFUSED, said)
