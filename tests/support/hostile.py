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
QUICK = Limits(time_limit_s=10)
ID_MARKUP = "![](http://evil.example/i)$evil$**evil**"
MADE_BY_A_NAME = """() => {
  const everything = (root) =>
    [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? everything(one.shadowRoot) : [])]);
  const own = (one) => [...one.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("").trim();
  const bad = (one) =>
    (one.matches("img, a, image") && /evil|^x$/.test(["src", "href"].map((k) => one.getAttribute(k) || "").join(" "))) ||
    one.matches(".katex") ||
    (one.matches("script, iframe, object, embed, form, style, link, meta, base, marquee, video, math, details, template, plaintext, x") &&
      /evil|hacked/.test(one.cloneNode(false).outerHTML + own(one))) ||
    [...one.attributes].some((said) => /^on/.test(said.name) && /evil|hacked/.test(said.value)) || (one.matches("strong, b, em, i, del, code, s, span[style*=color], tspan[style]") && /^(evil|坏)$/.test(own(one)));
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


def hostile(name: str, markup: str = MARKUP) -> str:
    """Return a name that begins with markup, every kind of it unless another is named."""
    return f"{markup} {name}"


def problem(markup: str = MARKUP) -> Problem:
    """Return a small park of hostile names and ids: signed, pencilled and unplaced firms."""
    building, text = f"A{ID_MARKUP}", Text(hostile("名", markup), hostile("name", markup))
    rooms = [make.unit(f"{building}-{number}") for number in (101, 102, 201, 202)]
    kinds: dict[str, Any] = {
        "name": text,
        "product": hostile("品", markup),
        "origin_city": hostile("城", markup),
        "notes": hostile("注", markup),
    }
    stages = (Stage.SIGNED, Stage.NEGOTIATING, Stage.LEAD, Stage.SIGNED, Stage.SIGNED, Stage.SIGNED)
    return make.problem(
        units=rooms,
        parks=(make.park(name=text, gfa_m2=Decimal(5000)),),
        buildings=(make.building(building, name=text),),
        firms=[make.firm(f"F{at}{ID_MARKUP}", stage=stage, **kinds) for at, stage in enumerate(stages, 1)],
        caps=(make.cap(Resource.POWER, 350, subject="P"),),
    )


def hostile_database(database: Path, home: Path, markup: str = MARKUP) -> None:
    """Fill a database: a project with versions, a draft, plans and scenarios, another put away, all by a hostile name."""
    store = open_store(f"sqlite:///{database}")
    book = TaskBook(store, 1)
    try:
        _Filling(Projects(store), WhatIfs(store, book), markup).fill(Drafts(store), home)
    finally:
        book.close()
        store.close()


@contextlib.contextmanager
def hostile_server(folder: Path, markup: str = MARKUP) -> Iterator[AppServer]:
    """Start the app on such a database, with no other park."""
    data, database, home = folder / "data", folder / "planner.sqlite3", folder / "home"
    data.mkdir()
    hostile_database(database, home, markup)
    with app_server(folder, data=data, database=database, home=home) as running:
        yield running


class _Filling:
    """What people did in a database by hostile names."""

    def __init__(self, projects: Projects, what_ifs: WhatIfs, markup: str) -> None:
        self._projects, self._what_ifs, self._markup = projects, what_ifs, markup

    def fill(self, drafts: Drafts, home: Path) -> None:
        """Make projects, versions, a draft, plans and scenarios."""
        named, projects, what_ifs = self._named, self._projects, self._what_ifs
        me, facts = name_person(home, named("我")), problem(self._markup)
        records = (Record(firm_id=facts.firms[0].firm_id, problems=named("难")),)
        first = Dossier(problem=facts, records=records)
        saved = projects.create(me, named("项目"), first, comment=named("一"))
        self._type(Editing(projects, drafts), me, saved.project_id)
        firms = (replace(facts.firms[0], product=named("另一品")), *facts.firms[1:])
        newer = replace(first, problem=replace(facts, firms=firms))
        other = Actor("other", named("他"))
        projects.save(other, saved.project_id, newer, base=1, comment=named("二"))
        place = (saved.project_id, 2)
        outcome = models.solve(newer.problem, QUICK)
        plan_id = projects.keep_plan(me, place, newer.problem, outcome, in_force=True)
        projects.rename_plan(me, plan_id, named("方案"))
        late = DelayHandover(phase="1", quarters=1)
        for name, edits in (("晚", (late,)), ("少", (RemoveFirm(firm=firms[1].firm_id),))):
            kept = what_ifs.begin(me, plan_id, named(name), edits)
            seen = what_ifs.open(kept.scenario_id)
            assert seen.problem is not None
            scenario = (kept.scenario_id, kept.note.number)
            projects.keep_plan(me, place, seen.problem, models.solve(seen.problem, QUICK), scenario=scenario)
            what_ifs.step(me, what_ifs.open(kept.scenario_id), State.PROPOSED, comment=named(name))
        what_ifs.scenarios.delete(me, what_ifs.begin(me, plan_id, named("弃")).scenario_id)
        projects.delete(me, projects.create(me, named("旧"), first).project_id)

    def _type(self, editing: Editing, me: Actor, project_id: str) -> None:
        """Type another product into the first firm, as a draft on the version of now."""
        desk = editing.desk(me, project_id)
        table = desk.table("firms")
        at = table.columns.index("product")
        rows = ((*table.rows[0][:at], self._named("草"), *table.rows[0][at + 1 :]), *table.rows[1:])
        changed = [replace(table, rows=rows)]
        editing.type_in(me, project_id, changed, revision=desk.revision, label="firms")

    def _named(self, name: str) -> str:
        return hostile(name, self._markup)
