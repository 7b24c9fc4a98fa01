"""A database is closed while others are at work on it, as a server does when it ends."""

import subprocess
import sys

import pytest

from tests.support.cluster import ROOT
from tests.support.waiting import PATIENCE_S

READS_WHILE_IT_IS_CLOSED = """
import sys, threading
from sqlalchemy import text
from planner.store.errors import StoreError
from planner.store.store import Store

LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT count(*) FROM n"
finished = 0
for _ in range(10):
    store, begun = Store(sys.argv[1]), threading.Event()
    def read():
        global finished
        with store.reading() as db:
            begun.set()
            finished += db.execute(text(LONG)).scalar_one() == 200000
    reader = threading.Thread(target=read)
    reader.start()
    begun.wait()
    store.close()
    reader.join()
print("finished", finished)
"""


@pytest.mark.parametrize("where", ["memory", "file"])
def test_whoever_reads_while_the_database_is_closed_reads_to_the_end(where: str, tmp_path: object) -> None:
    """In a process of its own: closed under the reader, SQLite would end the whole process."""
    url = "sqlite://" if where == "memory" else f"sqlite:///{tmp_path}/planner.sqlite3"
    done = subprocess.run(
        [sys.executable, "-c", READS_WHILE_IT_IS_CLOSED, url],
        cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "finished 10\n", "")
