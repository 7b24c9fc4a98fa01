"""What a team does with plans and scenarios, on top of what it does with facts."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine

from planner.domain.projects.lifecycle import LifeConflict, State
from planner.services.editing.editor import StaleVersion
from planner.services.people.calls import AccessRefusal
from tests.support import kept
from tests.support.team_machine import TeamMachine, act
from tests.support.team_model import (
    MAY_FOLLOW,
    PlanModel,
    ScenarioModel,
)
from tests.support.team_office import TeamOffice, dossier_of, planners, refused, solved


class PlanMachine(TeamMachine):
    """The machine of facts, with plans and scenarios."""

    plans = Bundle("plans")
    scenarios = Bundle("scenarios")
    projects = TeamMachine.projects

    @act(target=plans, project=projects, who=planners)
    def solve(self, project: str, who: str) -> Any:
        mine, model = self.people[who], self.models[project]
        facts = model.versions[-1]
        pair = (project, model.head)
        plan_id = mine.projects.keep_plan(mine.actor, pair, dossier_of(facts).problem, solved(facts))
        model.plans[plan_id] = PlanModel(author=who, version=model.head, facts=facts)
        model.trail.append(("keep plan", who))
        return project, plan_id

    @act(plan=plans, who=planners)
    def put_in_force(self, plan: tuple[str, str], who: str) -> None:
        (project, plan_id), mine = plan, self.people[who]
        model = self.models[project]
        if model.plans[plan_id].author == who:
            refused(LifeConflict, lambda: mine.projects.put_in_force(mine.actor, project, plan_id))
            return
        mine.projects.put_in_force(mine.actor, project, plan_id)
        model.in_force = plan_id
        model.trail.append(("put in force", who))

    @act(target=scenarios, project=projects, who=planners, quarters=st.integers(1, 3))
    def begin_scenario(self, project: str, who: str, quarters: int) -> Any:
        mine, model = self.people[who], self.models[project]
        made = mine.scenarios.create(
            mine.actor, project, kept.scenario(quarters=quarters), base_version=model.head
        )
        model.scenarios[made.scenario_id] = ScenarioModel(quarters=quarters, hands={who})
        return project, made.scenario_id

    @act(scenario=scenarios, who=planners, quarters=st.integers(1, 3))
    def change_scenario(self, scenario: tuple[str, str], who: str, quarters: int) -> None:
        (project, scenario_id), mine = scenario, self.people[who]
        model = self.models[project].scenarios[scenario_id]

        def change(after: int) -> Any:
            return mine.scenarios.save(mine.actor, scenario_id, kept.scenario(quarters=quarters), after=after)

        if model.is_away:
            return
        if model.number > 1:
            refused(StaleVersion, lambda: change(model.number - 1))
        if model.state is not State.DRAFT:
            refused(LifeConflict, lambda: change(model.number))
            return
        change(model.number)
        model.number += 1
        if quarters != model.quarters:
            model.quarters = quarters
            model.hands.add(who)

    @act(scenario=scenarios, who=planners)
    def solve_scenario(self, scenario: tuple[str, str], who: str) -> None:
        (project, scenario_id), mine = scenario, self.people[who]
        model = self.models[project]
        facts = model.versions[0]
        one = model.scenarios[scenario_id]
        problem = dossier_of(facts).problem
        named = (scenario_id, one.number)
        one.plan_id = mine.projects.keep_plan(
            mine.actor, (project, 1), problem, solved(facts), scenario=named
        )
        model.trail.append(("keep plan", who))

    @act(scenario=scenarios, who=planners, state=st.sampled_from(State))
    def move_on(self, scenario: tuple[str, str], who: str, state: State) -> None:
        """Move a scenario on, where its life allows that; nobody approves what is theirs."""
        (project, scenario_id), mine = scenario, self.people[who]
        model = self.models[project]
        one = model.scenarios[scenario_id]

        def move(after: int) -> Any:
            return mine.scenarios.set_state(
                mine.actor, scenario_id, state, after=after, comment="so", plan_id=one.plan_id
            )

        if one.is_away:
            return
        if state not in MAY_FOLLOW[one.state] or (state is State.APPROVED and one.is_own(who)):
            refused(LifeConflict, lambda: move(one.number))
            return
        move(one.number)
        if state is State.IN_FORCE:
            for other in model.scenarios.values():
                if other.state is State.IN_FORCE and not other.is_away:
                    other.moved(State.ARCHIVED, who)
            if one.plan_id is not None:
                model.in_force = one.plan_id
                model.trail.append(("put in force", who))
        elif one.state is State.IN_FORCE and model.in_force is not None and model.in_force == one.plan_id:
            model.in_force = None
            model.trail.append(("put in force", who))
        one.moved(state, who)

    @act(scenario=scenarios, who=planners)
    def put_scenario_away_or_back(self, scenario: tuple[str, str], who: str) -> None:
        (project, scenario_id), mine = scenario, self.people[who]
        one = self.models[project].scenarios[scenario_id]
        (mine.scenarios.restore if one.is_away else mine.scenarios.delete)(mine.actor, scenario_id)
        one.is_away = not one.is_away

    @act(project=projects, which=st.integers(0, 4))
    def look_on(self, project: str, which: int) -> None:
        """Who may only look changes nothing, and takes a file."""
        eve, model = self.people["eve"], self.models[project]
        facts = dossier_of(model.versions[-1])
        pair = (project, model.head)
        writes: tuple[Callable[[], Any], ...] = (
            lambda: eve.projects.save(eve.actor, project, facts, base=model.head),
            lambda: eve.projects.keep_plan(eve.actor, pair, facts.problem, solved(model.versions[-1])),
            lambda: eve.projects.put_in_force(eve.actor, project, None),
            lambda: eve.editing.undo(eve.actor, project),
            lambda: eve.scenarios.create(eve.actor, project, kept.scenario(), base_version=model.head),
        )
        refused(AccessRefusal, writes[which])
        eve.projects.note_export(eve.actor, project, "plan.pdf")
        model.trail.append(("export", "eve"))


def machine_on(team: TeamOffice, counts: Counter[str]) -> type[RuleBasedStateMachine]:
    """Return the machine over one office; `counts` has how often what was done."""

    class Machine(PlanMachine):
        office = team
        acts = counts

    return Machine
