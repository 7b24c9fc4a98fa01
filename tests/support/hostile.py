"""A database in which every name is markup, and what a page must not have made of it."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import models
from planner.domain.edits import DelayHandover, RemoveFirm
from planner.domain.park.dossier import Dossier, Record
from planner.domain.park.problem import Problem
from planner.domain.projects.actor import Actor
from planner.domain.projects.lifecycle import State
from planner.domain.solving.outcome import Limits
from planner.domain.vocabulary.terms import Resource, Stage
from planner.services.editing.drafts import Drafts
from planner.services.editing.editor import Editing
from planner.services.projects.projects import Projects
from planner.services.tasks.book import TaskBook
from planner.services.workbench.what_if import WhatIfs
from planner.store.identity import name_person
from planner.store.opening import open_store
from planner.text import Text
from tests.support import make
from tests.support.app_server import AppServer, app_server

MARKUP = (
    '<img src=x onerror="window.hacked=1"><b>坏</b> ![evil](http://evil.example/a.png) $evil$ **evil** ~~evil~~ `evil` '
    "[evil](http://evil.example) http://evil.example/b www.evil.example e@evil.example :red[evil] :smile: -> evil"
)
OTHER = Actor("other", f"{MARKUP} 他")
QUICK = Limits(time_limit_s=10)
ID_MARKUP = "![](http://evil.example/i)$evil$**evil**"
MADE_BY_A_NAME = """() => {
  const everything = (root) =>
    [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? everything(one.shadowRoot) : [])]);
  const own = (one) => [...one.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("").trim();
  const bad = (one) =>
    (one.matches("img, a, image") && /evil|^x$/.test(["src", "href"].map((k) => one.getAttribute(k) || "").join(" "))) ||
    one.matches(".katex") || (one.matches("strong, b, em, i, del, code, s, span[style*=color], tspan[style]") && /^(evil|坏)$/.test(own(one)));
  return everything(document).filter(bad).map((one) => one.outerHTML.slice(0, 120));
}"""
"""Elements that stem from a name."""
ESCAPED_IN_VAIN = """() => {
  const texts = (root) =>
    [...root.querySelectorAll("*")].flatMap((one) =>
      [...one.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).concat(one.shadowRoot ? texts(one.shadowRoot) : []));
  return texts(document.body).filter((text) => /\\\\\\*|\\\\\\[|&lt;|&amp;/.test(text)).map((text) => text.slice(0, 160));
}"""
"""Texts in which marks of escaping are seen."""


def hostile(name: str) -> str:
    """Return a name that begins with every kind of markup."""
    return f"{MARKUP} {name}"


def problem() -> Problem:
    """Return a small park of hostile names and ids: signed, pencilled and unplaced firms."""
    building, text = f"A{ID_MARKUP}", Text(hostile("名"), hostile("name"))
    rooms = [make.unit(f"{building}-{number}") for number in (101, 102, 201, 202)]
    kinds: dict[str, Any] = {
        "name": text,
        "product": hostile("品"),
        "origin_city": hostile("城"),
        "notes": hostile("注"),
    }
    stages = (Stage.SIGNED, Stage.NEGOTIATING, Stage.LEAD, Stage.SIGNED, Stage.SIGNED, Stage.SIGNED)
    return make.problem(
        units=rooms,
        parks=(make.park(name=text, gfa_m2=Decimal(5000)),),
        buildings=(make.building(building, name=text),),
        firms=[make.firm(f"F{at}{ID_MARKUP}", stage=stage, **kinds) for at, stage in enumerate(stages, 1)],
        caps=(make.cap(Resource.POWER, 350, subject="P"),),
    )


def hostile_database(database: Path, home: Path) -> None:
    """Fill a database: a project with versions, a draft, plans and scenarios, another put away, all by a hostile name."""
    store = open_store(f"sqlite:///{database}")
    book = TaskBook(store, 1)
    try:
        _fill(Projects(store), WhatIfs(store, book), Drafts(store), home)
    finally:
        book.close()
        store.close()


@contextlib.contextmanager
def hostile_server(folder: Path) -> Iterator[AppServer]:
    """Start the app on such a database, with no other park."""
    data, database, home = folder / "data", folder / "planner.sqlite3", folder / "home"
    data.mkdir()
    hostile_database(database, home)
    with app_server(folder, data=data, database=database, home=home) as running:
        yield running


def _fill(projects: Projects, what_ifs: WhatIfs, drafts: Drafts, home: Path) -> None:
    me, facts = name_person(home, hostile("我")), problem()
    records = (Record(firm_id=facts.firms[0].firm_id, problems=hostile("难")),)
    first = Dossier(problem=facts, records=records)
    saved = projects.create(me, hostile("项目"), first, comment=hostile("一"))
    _type(Editing(projects, drafts), me, saved.project_id)
    firms = (replace(facts.firms[0], product=hostile("另一品")), *facts.firms[1:])
    newer = replace(first, problem=replace(facts, firms=firms))
    projects.save(OTHER, saved.project_id, newer, base=1, comment=hostile("二"))
    place = (saved.project_id, 2)
    plan_id = projects.keep_plan(me, place, newer.problem, models.solve(newer.problem, QUICK), in_force=True)
    projects.rename_plan(me, plan_id, hostile("方案"))
    late = DelayHandover(phase="1", quarters=1)
    for name, edits in (("晚", (late,)), ("少", (RemoveFirm(firm=firms[1].firm_id),))):
        kept = what_ifs.begin(me, plan_id, hostile(name), edits)
        seen = what_ifs.open(kept.scenario_id)
        assert seen.problem is not None
        scenario = (kept.scenario_id, kept.note.number)
        projects.keep_plan(me, place, seen.problem, models.solve(seen.problem, QUICK), scenario=scenario)
        what_ifs.step(me, what_ifs.open(kept.scenario_id), State.PROPOSED, comment=hostile(name))
    what_ifs.scenarios.delete(me, what_ifs.begin(me, plan_id, hostile("弃")).scenario_id)
    projects.delete(me, projects.create(me, hostile("旧"), first).project_id)


def _type(editing: Editing, me: Actor, project_id: str) -> None:
    """Type another product into the first firm, as a draft on the version of now."""
    desk = editing.desk(me, project_id)
    table = desk.table("firms")
    at = table.columns.index("product")
    rows = ((*table.rows[0][:at], hostile("草"), *table.rows[0][at + 1 :]), *table.rows[1:])
    editing.type_in(me, project_id, [replace(table, rows=rows)], revision=desk.revision, label="firms")
