"""People of a team in a store: two projects with something of each kind, and who may do what in them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from planner.domain.projects.actor import PROGRAM
from planner.domain.projects.person import EVERYWHERE, Role, RoleGrant
from planner.domain.solving.outcome import Limits
from planner.services.people.admission import Admission
from planner.services.people.calls import Caller, recheck
from planner.services.projects.projects import Projects
from planner.services.scenarios.stored import Scenarios
from planner.store import decisions, orders, people
from planner.store.opening import open_store
from planner.store.store import Store
from planner.text import Text
from tests.support import kept
from tests.support.kept import ANN

ISSUER = "https://login.example"


def claims(subject: str, *, hours: float = 1.0, **more: Any) -> dict[str, Any]:
    """Return what a provider says of somebody whose token holds for some hours."""
    until = datetime.now(UTC) + timedelta(hours=hours)
    said = {
        "iss": ISSUER,
        "sub": subject,
        "name": subject.title(),
        "nonce": subject,
        "exp": until.timestamp(),
    }
    return {"is_logged_in": True, **said, **more}


class ProjectOfEach:
    """A project with a plan, a scenario, a decision and a task."""

    def __init__(self, store: Store) -> None:
        facts = kept.dossier()
        solved = kept.outcome(facts.problem)
        projects = Projects(store)
        self.project_id = projects.create(ANN, "园区", facts).project_id
        pair = (self.project_id, 1)
        self.plan_ids = [projects.keep_plan(ANN, pair, facts.problem, solved) for _ in range(2)]
        made = Scenarios(store).create(ANN, self.project_id, kept.scenario(), base_version=1)
        self.scenario_id = made.scenario_id
        with store.writing(ANN) as write:
            options = [decisions.option(write.db, one, Text(one, one)) for one in self.plan_ids]
            decision = decisions.add(
                write,
                self.project_id,
                (options[0], options[1]),
                approved=None,
                comment="",
                pack=("papers", b""),
            )
            self.task_id = orders.ask(write, facts.problem, Limits(), project=pair)
        self.decision_id = decision.decision_id


class OfficeOfPeople:
    """A store that checks every write, with two projects; whoever comes in begins without a role."""

    def __init__(self) -> None:
        self.store = open_store("sqlite://")
        self.own, self.other = ProjectOfEach(self.store), ProjectOfEach(self.store)
        self.store.check = recheck
        self.admission = Admission(self.store, first_admin="boss")

    def enter(self, subject: str, *given: tuple[Role, str]) -> Caller:
        """Let somebody in, with roles."""
        caller = self.admission.enter(claims(subject))
        for role, project_id in given:
            self.grant(caller, role, project_id)
        return caller

    def grant(self, caller: Caller, role: Role, project_id: str = EVERYWHERE) -> None:
        """Grant a role, as the program."""
        with self.store.writing(PROGRAM) as write:
            people.grant(write, caller.person_id, RoleGrant(role, project_id))

    def withdraw(self, caller: Caller, role: Role, project_id: str = EVERYWHERE) -> None:
        """Withdraw a role, as the program."""
        with self.store.writing(PROGRAM) as write:
            people.withdraw(write, caller.person_id, RoleGrant(role, project_id))

    def calling(self, caller: Caller) -> Callable[[], Caller]:
        """Return what tells a guard who calls."""
        return lambda: caller
