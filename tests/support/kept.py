"""Small facts to keep: dossiers, scenarios, outcomes, actors."""

from alembic import command
from sqlalchemy import Connection

from planner.domain.edits import DelayHandover
from planner.domain.edits.scenario import Scenario
from planner.domain.park.dossier import Dossier, Record
from planner.domain.park.problem import Problem
from planner.domain.projects.actor import Actor
from planner.domain.projects.draft import TypedTable
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.store import schema, tasks
from planner.store.opening import open_store
from planner.text import Lang
from tests.support import make
from tests.support.waiting import seen

ZH, EN = Lang.ZH, Lang.EN

ANN = Actor("ann", "安 Ann")
BOB = Actor("bob", "包 Bob")


def dossier(*firm_ids: str, product: str = "器械") -> Dossier:
    """Return a dossier with these firms (F1 alone if none is named)."""
    ids = firm_ids or ("F1",)
    return Dossier(
        problem=make.problem(firms=[make.firm(one, product=product) for one in ids]),
        records=tuple(Record(firm_id=one, problems="缺蒸汽 “\u2028” \u0000 𠮷") for one in ids),
    )


def scenario(*, name: str = "二期晚半年", quarters: int = 2, base: str = "") -> Scenario:
    edit = DelayHandover(phase="1", quarters=quarters)
    return Scenario(name=name, base=base, edits=(edit,))


def outcome(problem: Problem, status: Status = Status.PROVEN_OPTIMAL) -> Outcome:
    return Outcome(
        status=status,
        plan=make.plan(make.placement("F1", "A-101")),
        objective=1,
        bound=1,
        gap=0.0,
        stages=(),
        seconds=0.2,
        solver="highs",
        versions=(("highspy", "1"),),
        limits=Limits(),
        fingerprint=problem.fingerprint,
    )


def typed(cell: str) -> TypedTable:
    return TypedTable(name="firms", columns=("firm_id", "area"), rows=(("F1", cell),))


def step_back(db: Connection, *, to: str) -> None:
    """Bring the tables of a database back to an older revision."""
    config = schema._config()
    config.attributes["connection"] = db
    command.downgrade(config, to)


def wait_for_kept_plan(url: str, task_id: str) -> None:
    """Wait until a plan of a job that runs is in the database."""
    store = open_store(url)

    def has_plan() -> bool:
        with store.reading() as db:
            kept = tasks.find(db, task_id)
        assert kept is not None
        assert not kept.task.state.is_over, kept.task
        return kept.task.plan is not None

    try:
        seen(has_plan, "a plan in the database")
    finally:
        store.close()
