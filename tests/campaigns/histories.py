"""Several people at once on one project, at random: some serial order explains every answer, on SQLite and on PostgreSQL."""

import random
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from planner.domain.projects.actor import Actor
from planner.domain.projects.draft import Draft, StaleDraft
from planner.domain.projects.project import StaleVersion
from planner.services.editing.drafts import Drafts
from planner.services.projects.projects import Projects
from planner.store.errors import StoreError, StoreFault
from planner.store.opening import open_store
from planner.store.store import Store
from planner.store.verify import verify
from tests.campaigns._evidence import Campaign, Evidence
from tests.support import kept, postgres
from tests.support.serial import GIVEN_UP, Act, ProjectState, is_serial

TABS = ("ann", "ann", "bob", "cai")
"""Whose each tab is: one person has two."""
ACTS = 6
FACTS = {name: kept.dossier("F1", product=name) for name in "甲乙丙丁"}
START = "甲"
KINDS = (
    *("look", "open", "save", "save", "go back", "delete", "restore", "restore", "keep plan", "plans there"),
    *("approve", "begin", "begin", "type", "type", "undo", "redo"),
)
"""What is done, some of it more often."""
_PLAN = kept.outcome(FACTS[START].problem)


class Tab:
    """One tab of a person, with connections of its own, as another process would have them."""

    def __init__(self, store: Store, who: str, seed: int) -> None:
        self.projects, self.drafts = Projects(store), Drafts(store)
        self.who = Actor(who, who)
        self.acts: list[Act] = []
        self._random = random.Random(seed)
        self._head, self._revision, self._key = 1, 0, ""
        self._plans = [""]

    def work(self, key: str, together: threading.Barrier) -> None:
        """Do this and that on a project that was just made."""
        self.acts, self._key, self._head, self._revision, self._plans = [], key, 1, 0, [""]
        together.wait()
        for _ in range(ACTS):
            self._do(self._random.choice(KINDS))

    def _do(self, kind: str) -> None:
        given = self._chosen(kind)
        begun = time.monotonic_ns()
        answer = self._answered(kind, given)
        over = time.monotonic_ns()
        if kind == "keep plan" and answer != GIVEN_UP:
            given, answer = answer, ("done",)
        self.acts.append(Act(self.who.actor_id, kind, given, begun, over, answer))

    def _chosen(self, kind: str) -> tuple[Any, ...]:
        any_version = self._random.randint(1, self._head)
        chosen: dict[str, tuple[Any, ...]] = {
            "open": (any_version,),
            "save": (self._random.choice(list(FACTS)), self._head),
            "go back": (any_version, self._head),
            "approve": (self._random.choice(self._plans),),
            "type": (str(self._random.randint(0, 99)), self._revision),
            "undo": (self._revision,),
            "redo": (self._revision,),
        }
        return chosen.get(kind, ())

    def _answered(self, kind: str, given: tuple[Any, ...]) -> tuple[Any, ...]:
        try:
            answer: tuple[Any, ...] = getattr(self, f"_{kind.replace(' ', '_')}")(*given)
        except StaleVersion as stale:
            self._head = stale.saved.number
            return "stale", stale.saved.number
        except StaleDraft:
            return ("stale",)
        except StoreError as error:
            if error.fault is StoreFault.MISSING:
                return ("away",)
            return "fault", error.fault.value
        return answer

    def _look(self) -> tuple[Any, ...]:
        found = self.projects.find(self._key)
        assert found is not None
        self._head = found.head
        return found.head, found.is_deleted, found.plan_in_force or ""

    def _open(self, number: int) -> tuple[Any, ...]:
        dossier = self.projects.open(self._key, number).dossier
        return (next(name for name, one in FACTS.items() if one == dossier),)

    def _save(self, facts: str, base: int) -> tuple[Any, ...]:
        self._head = self.projects.save(self.who, self._key, FACTS[facts], base=base).number
        return "saved", self._head

    def _go_back(self, number: int, base: int) -> tuple[Any, ...]:
        self._head = self.projects.restore_version(self.who, self._key, number, base=base).number
        return "saved", self._head

    def _delete(self) -> tuple[Any, ...]:
        self.projects.delete(self.who, self._key)
        return ("done",)

    def _restore(self) -> tuple[Any, ...]:
        self.projects.restore(self.who, self._key)
        return ("done",)

    def _keep_plan(self) -> tuple[Any, ...]:
        plan_id = self.projects.keep_plan(self.who, (self._key, 1), FACTS[START].problem, _PLAN)
        self._plans.append(plan_id)
        return (plan_id,)

    def _plans_there(self) -> tuple[Any, ...]:
        return tuple(sorted(self.projects.plan_ids(self._key)))

    def _approve(self, plan: str) -> tuple[Any, ...]:
        self.projects.put_in_force(self.who, self._key, plan or None)
        return ("done",)

    def _begin(self) -> tuple[Any, ...]:
        return self._seen(self.drafts.begin(self.who, self._key))

    def _type(self, cell: str, revision: int) -> tuple[Any, ...]:
        return self._seen(self.drafts.type_in(self.who, self._key, [kept.typed(cell)], revision=revision))

    def _undo(self, revision: int) -> tuple[Any, ...]:
        return self._seen(self.drafts.undo(self.who, self._key, revision=revision))

    def _redo(self, revision: int) -> tuple[Any, ...]:
        return self._seen(self.drafts.redo(self.who, self._key, revision=revision))

    def _seen(self, draft: Draft) -> tuple[Any, ...]:
        self._revision = draft.revision
        return draft.revision, draft.tables[0].rows[0][1] if draft.tables else ""


def run(count: int, seed: int) -> Evidence:
    """Let `count` histories happen on each kind of database."""
    with tempfile.TemporaryDirectory() as folder:
        sqlite = on(f"sqlite:///{Path(folder) / 'planner.sqlite3'}", "SQLite", count, seed)
    with postgres.server() as server:
        served = on(server.url, "PostgreSQL", count, seed)
    return Evidence(figures=(*sqlite.figures, *served.figures), failures=(*sqlite.failures, *served.failures))


def on(url: str, name: str, count: int, seed: int) -> Evidence:
    """Let them happen on one database."""
    stores = [open_store(url) for _ in TABS]
    tabs = [Tab(store, who, seed * 1000 + n) for n, (store, who) in enumerate(zip(stores, TABS, strict=True))]
    acts, refused, given_up, failures = 0, 0, 0, []
    together = threading.Barrier(len(tabs))
    with ThreadPoolExecutor(len(tabs)) as pool:
        for number in range(count):
            key = tabs[0].projects.create(tabs[0].who, f"{number}", FACTS[START]).project_id
            for at_work in [pool.submit(tab.work, key, together) for tab in tabs]:
                at_work.result()
            history = [tab.acts for tab in tabs]
            acts += sum(map(len, history))
            refused += sum(act.answer[:1] == ("stale",) for one in history for act in one)
            given_up += sum(act.answer == GIVEN_UP for one in history for act in one)
            if not is_serial(ProjectState(versions=(START,)), history):
                failures.append(f"{name}, history {number} of seed {seed}: {history}"[:2000])
    failures += (f"{name}: {fault.text.en}, {fault.values}" for fault in verify(stores[0]))
    for store in stores:
        store.close()
    figures = (
        (f"{name}: histories", str(count)),
        (f"{name}: acts in them", str(acts)),
        (f"{name}: refused as stale", str(refused)),
        (f"{name}: waited in vain for others, and wrote nothing", str(given_up)),
        (f"{name}: histories that no serial order explains", str(len(failures))),
    )
    return Evidence(figures, tuple(failures))


CAMPAIGN = Campaign(
    "histories",
    "Four tabs of three people look, save, go back, delete, restore, keep plans, put them in force, type, undo and redo on one "
    "project at once, at random. For each history a search finds an order of the acts, one after another and never against the "
    "clock, in which a simple model of the project gives every answer that was given.",
    count=1000,
    run=run,
)
