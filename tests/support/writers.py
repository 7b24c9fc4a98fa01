"""Processes that save, and say on a pipe what was acknowledged; started by a server that has it all loaded."""

import multiprocessing
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

from planner.domain.park.dossier import Dossier
from planner.domain.projects.actor import Actor
from planner.domain.projects.project import StaleVersion
from planner.services.editing.drafts import Drafts
from planner.services.projects.projects import Projects
from planner.store.errors import StoreError, StoreFault
from planner.store.store import Store
from tests.support import kept, make

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.support.writers", "sqlalchemy.dialects.sqlite", "psycopg"])
SAVER = Actor("saver", "存 Saver")


def numbered(number: int) -> Dossier:
    """Return facts that say in many places which version they are, so that a torn one shows."""
    firms = [make.firm(f"F{place:03d}", m2=1000 + number, jobs=number) for place in range(30)]
    return Dossier(problem=make.problem(firms=firms))


def save_on(url: str, project_id: str, pipe: Connection) -> None:
    """Save version after version, with a draft typed before each, until killed."""
    store = Store(url)
    projects, drafts = Projects(store), Drafts(store)
    number = projects.open(project_id).note.number
    pipe.send(0)
    with suppress(StoreError):  # when the server is killed, the writer has nothing more to acknowledge
        while True:
            draft = drafts.begin(SAVER, project_id)
            typed = kept.typed(str(number))
            drafts.type_in(SAVER, project_id, [typed], revision=draft.revision)
            number = projects.save(SAVER, project_id, numbered(number + 1), base=number).number
            pipe.send(number)


def count_up(url: str, project_id: str, edits: int, all_have_read: Barrier, pipe: Connection) -> None:
    """Add one to the same figure `edits` times, beginning again whenever another was first.

    Nobody saves before `all_have_read` the first version.
    """
    store = Store(url)
    projects = Projects(store)
    refused = 0
    for edit in range(edits):
        is_first = not edit
        while True:
            seen = projects.open(project_id)
            if is_first:
                all_have_read.wait()
                is_first = False
            (firm,) = seen.dossier.problem.firms
            problem = replace(seen.dossier.problem, firms=(replace(firm, jobs=firm.jobs + 1),))
            try:
                note = projects.save(SAVER, project_id, Dossier(problem=problem), base=seen.note.number)
            except StaleVersion:
                refused += 1
            except StoreError as error:
                _say_busy(error, pipe)
            else:
                pipe.send(note.number)
                break
    pipe.send(-refused - 1)
    store.close()


def merge_in(url: str, project_id: str, name: str, edits: int, pipe: Connection) -> None:
    """Add a firm of one's own `edits` times, bringing it together with whatever others saved."""
    store = Store(url)
    projects = Projects(store)
    refused = 0
    for number in range(edits):
        seen = projects.open(project_id)
        base = seen.note.number
        mine = replace(
            seen.dossier.problem, firms=(*seen.dossier.problem.firms, make.firm(f"{name}-{number}"))
        )
        dossier = Dossier(problem=mine)
        start = base
        while True:
            try:
                note = projects.save(SAVER, project_id, dossier, base=base)
            except StaleVersion:
                refused += 1
                both = projects.bring_together(project_id, Dossier(problem=mine), base=start)
                assert both.merge.clashes == ()
                dossier, base = both.merge.dossier, both.saved.number
            except StoreError as error:
                _say_busy(error, pipe)
            else:
                pipe.send(note.number)
                break
    pipe.send(-refused - 1)
    store.close()


def _say_busy(error: StoreError, pipe: Connection) -> None:
    """Say that a save was given up because others held the database, and is tried again."""
    assert error.fault is StoreFault.LOCKED
    pipe.send(0)
