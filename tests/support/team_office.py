"""A team whose people share a store, and the small facts that they change: what the machine of a team works with."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

import models
from planner.domain.park.dossier import Dossier
from planner.domain.projects.person import EVERYWHERE, Role
from planner.domain.solving.outcome import Limits, Outcome
from planner.services.authorization.guard import guarded
from planner.services.editing.drafts import Drafts
from planner.services.editing.editor import Editing
from planner.services.importing.intake import load
from planner.services.people.calls import Caller
from planner.services.planning.solving import findings_of
from planner.services.projects.projects import Projects
from planner.services.scenarios.stored import Scenarios
from planner.tables.writing import write_folder
from tests.support import make
from tests.support.office_people import OfficeOfPeople
from tests.support.team_model import (
    Facts,
)

WORDS = ("器械", "敷料", "试剂")
START: Facts = (WORDS[0], WORDS[0])
PLANNERS = ("ann", "bob")
"""Who may plan and approve; `eve` may look, `boss` may do everything."""
facts_of = st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS))
planners = st.sampled_from(PLANNERS)


@cache
def read_park() -> Dossier:
    """Return a park of two firms as it comes in: written to tables and read from them."""
    problem = make.problem(firms=[make.firm("F1", product=WORDS[0]), make.firm("F2", product=WORDS[0])])
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Dossier(problem=problem), Path(folder))
        dossier, issues = load(Path(folder))
    assert dossier is not None, issues
    return dossier


@cache
def dossier_of(facts: Facts) -> Dossier:
    """Return the park with these products."""
    park = read_park()
    firms = [replace(firm, product=one) for firm, one in zip(park.problem.firms, facts, strict=True)]
    return replace(park, problem=replace(park.problem, firms=tuple(firms)))


@cache
def solved(facts: Facts) -> Outcome:
    """Return the plan of such a park; it has passed the checker."""
    problem = dossier_of(facts).problem
    outcome = models.solve(problem, Limits(time_limit_s=60))
    assert outcome.plan is not None
    assert [one for one in findings_of(problem, outcome) if one.is_fault] == []
    return outcome


class TeamOffice:
    """A store with four people who came in, and their services; projects of many runs lie in it side by side."""

    def __init__(self) -> None:
        self.office = OfficeOfPeople()
        both = (Role.PLANNER, EVERYWHERE), (Role.APPROVER, EVERYWHERE)
        self.people = {name: self.office.enter(name, *both) for name in PLANNERS}
        self.people |= {
            "boss": self.office.enter("boss"),
            "eve": self.office.enter("eve", (Role.VIEWER, EVERYWHERE)),
        }
        self.store = self.office.store
        self.names = {caller.person_id: name for name, caller in self.people.items()}

    def services(self, who: str) -> "PersonalServices":
        """Return the services as somebody is given them."""
        return PersonalServices(self, self.people[who])


class PersonalServices:
    """The services of one person, each behind the check of every call."""

    def __init__(self, team: TeamOffice, caller: Caller) -> None:
        def given(service: Any) -> Any:
            return guarded(service, team.store, lambda: caller)

        projects = Projects(team.store)
        self.actor = caller.actor
        self.projects: Projects = given(projects)
        self.editing: Editing = given(Editing(projects, Drafts(team.store)))
        self.scenarios: Scenarios = given(Scenarios(team.store))


def refused(kind: type[Exception], act: Callable[[], Any]) -> Any:
    """Return why an act was refused; that it was not is a fault."""
    try:
        act()
    except kind as refusal:
        return refusal
    raise AssertionError(f"was not refused with {kind.__name__}")
