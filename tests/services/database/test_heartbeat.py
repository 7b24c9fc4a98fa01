"""Which servers count as gone: those whose process has ended, and those that fall silent."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.task import Process
from planner.services.database.heartbeat import SILENT_S, Heartbeat
from planner.services.database.liveness import is_gone, this_process
from planner.store import servers
from planner.store.opening import open_store
from planner.store.store import Store

ELSEWHERE = Process("another machine", 1, "x")


def known(store: Store) -> set[str]:
    with store.reading() as db:
        return {server_id for server_id, _, _ in servers.all_servers(db)}


def enter(store: Store, name: str, process: Process) -> None:
    with store.writing(PROGRAM) as write:
        servers.enter(write, name, process)


def test_a_process_is_gone_when_it_has_ended_or_its_number_was_given_away() -> None:
    me = this_process()
    assert not is_gone(me)
    assert is_gone(replace(me, born="an earlier process of this number"))
    with subprocess.Popen([sys.executable, "-c", "pass"]) as ended:
        ended.wait()
        assert is_gone(replace(me, pid=ended.pid))
    assert not is_gone(replace(me, host="another machine", pid=os.getpid() + 1))


def test_a_server_of_this_machine_that_ended_is_struck_off_at_once() -> None:
    store = open_store("sqlite://")
    enter(store, "ended", replace(this_process(), born="before"))
    enter(store, "lives", this_process())
    presence = Heartbeat(store)
    presence.enter()
    assert known(store) == {"lives", presence.server_id}
    presence.leave()
    assert known(store) == {"lives"}
    store.close()


@pytest.mark.parametrize("year", [1999, 2099])
def test_a_server_elsewhere_is_struck_off_when_it_falls_silent_whatever_its_clock_says(
    year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(
        "planner.services.database.heartbeat.time", SimpleNamespace(monotonic=lambda: clock[0])
    )
    store = open_store("sqlite://")
    enter(store, "elsewhere", ELSEWHERE)
    presence = Heartbeat(store)
    presence.enter()
    for second in range(4):
        with store.writing(PROGRAM) as write:
            servers.beat(replace(write, now=datetime(year, 1, 1, second=second, tzinfo=UTC)), "elsewhere")
        clock[0] += 0.9 * SILENT_S
        presence.beat()
        assert "elsewhere" in known(store)
    clock[0] += 1.1 * SILENT_S
    presence.beat()
    assert known(store) == {presence.server_id}
    store.close()


def test_a_server_that_was_struck_off_by_mistake_enters_again() -> None:
    store = open_store("sqlite://")
    presence = Heartbeat(store)
    presence.enter()
    with store.writing(PROGRAM) as write:
        servers.leave(write, presence.server_id)
    presence.beat()
    assert known(store) == {presence.server_id}
    store.close()
