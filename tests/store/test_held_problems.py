"""Equal problems are held once in memory, and only while someone holds them."""

import gc
import weakref
from pathlib import Path

from planner.domain.projects.actor import PROGRAM
from planner.store import plans
from planner.store.opening import open_store
from tests.support import make


def test_a_problem_that_many_ask_for_is_read_once_and_let_go_with_the_last(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    with store.writing(PROGRAM) as write:
        fingerprint = plans.keep_problem(write, make.problem(firms=[make.firm("F1")]))
        other = plans.keep_problem(write, make.problem(firms=[make.firm("F2")]))
    with store.reading() as db:
        first, again = plans.problem_of(db, fingerprint), plans.problem_of(db, fingerprint)
        assert first is again
        assert plans.problem_of(db, other) != first
    held = weakref.ref(first)
    del first, again
    gc.collect()
    assert held() is None
    store.close()
