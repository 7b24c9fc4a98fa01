"""People of a team at random, one act after another, against a model: nothing acknowledged is lost, nobody approves what is theirs."""

from collections import Counter

from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis.stateful import get_state_machine_test

from planner.store.verify import verify
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.team_office import TeamOffice
from tests.support.team_plan_machine import machine_on

AT_ONCE = 20
"""Programs in one database: it is read whole after them."""
STEPS = 30


def run(count: int, seed: int) -> Evidence:
    """Have `count` programs of acts carried out, from a seed on."""
    failures, acts = list[str](), Counter[str]()
    for number, begun in enumerate(range(0, count, AT_ONCE)):
        team = TeamOffice()
        asked = min(AT_ONCE, count - begun)
        try:
            machine = get_state_machine_test(machine_on(team, acts), settings=_settings(asked))
            seeded(seed + number)(machine)()
        except Exception as fault:  # noqa: BLE001  whatever came up, with the program that shows it
            failures.append(
                f"seed {seed + number}: {type(fault).__name__} {fault} {getattr(fault, '__notes__', '')}"[
                    :3000
                ]
            )
        failures += (f"seed {seed + number}: {fault.text.en}, {fault.values}" for fault in verify(team.store))
        team.store.close()
    figures = (
        ("programs of acts", str(count)),
        ("acts", str(acts.total())),
        ("kinds of acts", str(len(acts))),
        ("acts of the rarest kind", str(min(acts.values(), default=0))),
        ("failures", str(len(failures))),
    )
    return Evidence(figures, tuple(failures))


def _settings(count: int) -> settings:
    return settings(
        max_examples=count,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )


CAMPAIGN = Campaign(
    "team-at-work",
    "People of a team, two who plan and approve, one who may look and an admin, do any act after any other through the guarded services: make a project, lay a "
    "file in, type, undo, redo, save, merge, go back, solve, put in force, make, change, move on and put away scenarios, put the project away and bring it back. "
    "After each act versions, drafts, plans, scenarios and the trail are those of a model; who may not is refused, nobody approves what is theirs, the chain of "
    "the trail holds, and every version and plan reads back as it was.",
    count=2000,
    run=run,
)
