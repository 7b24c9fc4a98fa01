"""The interface over HTTP: its document is true, its faults speak both languages, and it does what the screens do."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from planner.domain.park.problem import to_json
from planner.rest.catalogue import OPERATIONS
from planner.rest.document import PREFIX, openapi, page
from planner.rest.server import MOST_BYTES, rest_app
from planner.rest.services import RestServices
from planner.services.tasks.book import TaskBook
from planner.services.workbench.place_books import PlaceBooks
from planner.services.workbench.what_if import WhatIfs
from planner.services.workbench.workbench import Workbench
from planner.store.opening import open_store
from planner.ui.interface import PREFIX as MOUNTED
from planner.ui.interface import ROUTES
from tests.support import kept
from tests.support.asking import Reply, asked
from tests.support.waiting import PATIENCE_S

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


class Server:
    """A server of its own on an empty data folder, with one project."""

    def __init__(self, folder: Path) -> None:
        self.store = open_store("sqlite://")
        self.book = TaskBook(self.store)
        bench = Workbench(folder, self.store, self.book)
        what_ifs = WhatIfs(self.store, self.book)
        places = PlaceBooks()
        self.app = rest_app(
            RestServices(
                workbench=lambda: bench,
                what_ifs=lambda: what_ifs,
                tasks=lambda: self.book,
                places=lambda: places,
            )
        )
        self.problem = kept.dossier("F1", "F2").problem

    def ask(self, method: str, path: str, sent: Any = None, **rest: Any) -> Reply:
        reply = asked(self.app, method, path, sent=sent, **rest)
        assert reply.headers["content-type"] == "application/json"
        if reply.status >= 400:
            assert reply.told["text_zh"], reply.told
            assert reply.told["text_en"]
        return reply

    def solve(self, sent: Any, path: str = "/plans") -> str:
        reply = self.ask("POST", path, sent)
        assert reply.status == 202, reply.told
        task = self.book.wait(reply.told["task"], PATIENCE_S)
        assert task is not None
        return task.task_id


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("data"))
    yield made
    made.book.close()
    made.store.close()


@pytest.fixture(scope="module")
def plan(server: Server) -> str:
    return server.solve({"problem": json.loads(to_json(server.problem)), "time_limit_s": 60})


def test_a_problem_goes_in_and_its_plan_comes_out_as_the_command_line_tells_it(
    server: Server, plan: str
) -> None:
    task = server.ask("GET", f"/tasks/{plan}").told
    assert (task["state"], task["has_plan"], task["text_en"]) == ("done", True, "")
    told = server.ask("GET", f"/plans/{plan}").told
    assert told["fingerprint"] == server.problem.fingerprint
    assert {one["firm_id"] for one in told["placements"]} == {"F1", "F2"}
    assert [one for one in told["findings"] if one["severity"] == "error"] == []


def test_a_scenario_is_solved_compared_and_asked_why(server: Server, plan: str) -> None:
    edits = [{"kind": "remove_firm", "firm": "F2"}]
    late = server.solve({"plan": plan, "scenario": {"name": "x", "edits": edits}}, "/scenarios")
    compared = server.ask("POST", "/compare", {"plans": [plan, late]}).told
    assert [(one["firm_id"], one["change"]) for one in compared["differences"][1]["firms"]] == [
        ("F2", "fell_out")
    ]
    why = server.ask("GET", f"/plans/{plan}/why?firm=F1&place=A").told
    assert why["answers"][0]["state"] == "here"
    refused = server.ask("POST", "/scenarios", {"plan": plan, "scenario": {"name": "x", "edits": [{}]}})
    assert (refused.status, bool(refused.told["issues"])) == (422, True)


@pytest.mark.parametrize(
    ("method", "path", "sent", "status", "where"),
    [
        ("GET", "/plans/none", None, 404, ""),
        ("GET", "/plans/a%20b", None, 404, ""),
        ("GET", "/tasks/none", None, 404, ""),
        ("POST", "/tasks/none/cancel", None, 404, ""),
        ("GET", "/parks/none/problem", None, 404, ""),
        ("POST", "/plans", {"park": "none"}, 404, ""),
        ("POST", "/plans", {}, 422, ""),
        ("POST", "/plans", {"park": "a", "problem": {}}, 422, ""),
        ("POST", "/plans", {"park": "a", "time_limit_s": 0.09}, 422, "time_limit_s"),
        ("POST", "/plans", {"park": "a", "time_limit_s": 7200.1}, 422, "time_limit_s"),
        ("POST", "/plans", {"park": "a", "gap": 1.01}, 422, "gap"),
        ("POST", "/plans", {"park": "a", "seed": 2**31}, 422, "seed"),
        ("POST", "/plans", {"park": "a", "goal": "gold"}, 422, "goal"),
        ("POST", "/plans", {"park": "a", "more": 1}, 422, "more"),
        ("POST", "/plans", {"problem": {"parks": 1}}, 422, "problem"),
        ("POST", "/compare", {"plans": ["a"]}, 422, "plans"),
        ("POST", "/compare", {"plans": ["a"] * 7}, 422, "plans"),
        ("POST", "/compare", {"plans": ["a", "b"], "reference": 2}, 422, ""),
        ("POST", "/compare", [], 422, ""),
        ("GET", "/nothing", None, 404, ""),
        ("PUT", "/plans", {}, 405, ""),
    ],
)
def test_what_does_not_do_is_told_by_its_place(
    server: Server, method: str, path: str, sent: Any, status: int, where: str
) -> None:
    reply = server.ask(method, path, sent)
    assert reply.status == status
    places = [one["where"] for one in reply.told["issues"]]
    assert not where or any(place.startswith(where) for place in places), reply.told


def test_a_solve_that_is_over_stays_as_it_is_when_it_is_cancelled(server: Server, plan: str) -> None:
    before = server.ask("GET", f"/tasks/{plan}").told
    assert server.ask("POST", f"/tasks/{plan}/cancel").told == before
    assert sorted(server.ask("PUT", f"/tasks/{plan}").headers["allow"].split(", ")) == ["GET", "HEAD"]


def test_a_whole_number_may_be_written_with_a_point(server: Server) -> None:
    assert server.ask("POST", "/plans", {"park": "none", "seed": 7.0}).status == 404
    assert server.ask("POST", "/plans", {"park": "none", "seed": 7.5}).status == 422


def test_facts_that_contradict_are_refused_with_every_fault(server: Server) -> None:
    facts = json.loads(to_json(server.problem))
    text = json.dumps(facts).replace('"building_id": "A"', '"building_id": "Z"', 1)
    reply = server.ask("POST", "/plans", {"problem": json.loads(text)})
    assert reply.status == 422
    assert all(one["text_zh"] and one["text_en"] for one in reply.told["issues"])


def test_only_whole_json_of_this_site_and_of_a_bearable_size_is_read(server: Server) -> None:
    def status(**given_: Any) -> int:
        return server.ask("POST", "/plans", **given_).status

    assert status(body=b"{") == 400
    assert status(body=b"\xff{}") == 400
    assert status(body=b"[" * 100_000) == 400
    assert status(body=b"{}", headers={"content-type": "text/plain"}) == 415
    assert status(body=b" " * (MOST_BYTES + 1)) == 413
    assert status(body=b" " * MOST_BYTES) == 400
    assert status(body=b"{}", headers={"origin": "http://127.0.0.1"}) == 422
    assert status(body=b"{}", headers={"origin": "http://elsewhere.example"}) == 403
    assert status(body=b"{}", headers={"sec-fetch-site": "same-origin"}) == 422
    assert status(body=b"{}", headers={"sec-fetch-site": "cross-site"}) == 403
    assert status(body=b'{"park": "\\ud800"}') == 400


def test_a_value_is_told_as_it_was_sent_and_a_missing_one_by_its_name_alone(server: Server) -> None:
    (wrong,) = server.ask("POST", "/plans", {"park": "a", "goal": "成本"}).told["issues"]
    assert '“"成本"”不符合要求：可选：default' in wrong["text_zh"]
    assert wrong["text_en"].endswith("rent")
    (missing,) = server.ask("POST", "/scenarios", {"plan": "a"}).told["issues"]
    assert missing == {"where": "scenario", "text_zh": "缺少这一项", "text_en": "it is missing"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=JSON, seed=st.integers(0, 999))
def test_whatever_is_sent_is_answered_as_the_document_says(server: Server, sent: Any, seed: int) -> None:
    operation = random.Random(seed).choice([one for one in OPERATIONS if one.body is not None])
    fields = operation.body.model_fields if operation.body else {}
    name = random.Random(seed).choice([*fields])
    for body in (sent, {name: sent}):
        reply = server.ask("POST", operation.path, body=json.dumps(body).encode())
        assert reply.status in {operation.status, *operation.refuses}


def test_the_document_names_every_operation_and_the_page_needs_nothing_from_elsewhere(server: Server) -> None:
    told = server.ask("GET", "/openapi.json").told
    assert told == json.loads(json.dumps(openapi()))
    assert told["servers"] == [{"url": PREFIX}]
    assert PREFIX == MOUNTED
    for one in OPERATIONS:
        responses = told["paths"][one.path][one.method.lower()]["responses"]
        assert {str(one.status), *map(str, one.refusals)} == set(responses)
    refs = json.dumps(told).split('"#/components/schemas/')[1:]
    assert {one.split('"')[0] for one in refs} <= set(told["components"]["schemas"])
    assert "http://" not in page()
    assert "https://" not in page()
    assert "<script" not in page()
    assert "minimum 0.1 · maximum 7200 · default 60" in page()
    assert all(inner not in page() for inner in (" at 0x", "typing", "class &#x27;"))


def test_its_address_without_a_slash_leads_to_its_page() -> None:
    reply = asked(Starlette(routes=ROUTES), "GET", MOUNTED)
    assert (reply.status, reply.headers["location"]) == (307, "api/")


def test_parks_are_listed_with_their_facts_and_plans(server: Server) -> None:
    from planner.services.projects.projects import Projects

    facts = kept.dossier("F1")
    made = Projects(server.store).create(kept.ANN, "园区 𠮷", facts)
    (line,) = [one for one in server.ask("GET", "/parks").told if one["park"] == made.project_id]
    assert (line["name_zh"], line["version"], line["plans"]) == ("园区 𠮷", 1, [])
    assert line["fingerprint"] == facts.problem.fingerprint
    sent = server.ask("GET", f"/parks/{made.project_id}/problem").told
    assert sent == json.loads(to_json(facts.problem))
    assert server.ask("GET", "/health").told["status"] == "ok"
