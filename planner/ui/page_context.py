"""What a page shows: the park, the version on show, the run that is watched, the quarter."""

from dataclasses import dataclass
from datetime import timedelta

import streamlit as st

from planner.domain.park.dossier import Dossier
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.report import Report
from planner.services.workbench.workbench import ProjectFacts, SolveOnShow, Version
from planner.text import Lang, Message, Text, filled
from planner.ui import on_show, state
from planner.ui.app_services import workbench
from planner.ui.shared.words import shell
from planner.views.fullest import fullest_quarter


@dataclass(frozen=True, kw_only=True)
class PageContext:
    """One page view. `report` is there when a plan can be shown."""

    lang: Lang
    facts: ProjectFacts
    dossier: Dossier
    quarter: Quarter
    versions: tuple[Version, ...]
    version: Version | None
    report: Report | None
    run: SolveOnShow | None
    in_force: str | None = None
    """The plan in force."""

    @property
    def problem(self) -> Problem:
        """The problem of the plan on show, else that of the tables."""
        return self.report.problem if self.report else self.dossier.problem

    @property
    def made_from(self) -> int | None:
        """The version of the facts that the plan on show was made from, where that is not the newest."""
        version = self.version
        return None if version is None or version.number == self.facts.number else version.number

    @property
    def current(self) -> Quarter:
        """The quarter that begins or runs when the facts end: what is later is a plan."""
        return _current(self.problem)

    @property
    def firm_id(self) -> str | None:
        """The chosen firm, if this park knows it."""
        firm_id = state.FIRM.get()
        return firm_id if firm_id in self.problem.firm else None

    @property
    def building_id(self) -> str | None:
        """The chosen building, if this park knows it and it has units."""
        building_id = state.BUILDING.get()
        return building_id if self.problem.units_of.get(building_id) else None

    def say(self, words: Text | Message) -> str:
        """Say a text or a message in the language of the page."""
        return words.say(self.lang)

    def fill(self, words: Text, **values: str | int) -> str:
        """Say a text with its gaps filled; the values are never taken for patterns."""
        return filled(words, self.lang, values)


def set_context(facts: ProjectFacts, dossier: Dossier) -> PageContext:
    """Return the scene of this page view."""
    bench = workbench()
    run = on_show.run_watched(bench, facts)
    versions = on_show.plans_offered(bench, facts)
    version = on_show.plan_on_show(versions, run, facts.in_force)
    report = None
    if version is not None:
        with st.spinner(shell.CHECKING.say(state.language())):
            report = bench.report(version, dossier)
    problem = report.problem if report else dossier.problem
    return PageContext(
        lang=state.language(),
        facts=facts,
        dossier=dossier,
        quarter=_quarter(problem, report),
        versions=versions,
        version=version,
        report=report,
        run=run,
        in_force=facts.in_force,
    )


def _quarter(problem: Problem, report: Report | None) -> Quarter:
    """Return the chosen quarter, else the current one, else the fullest of the plan."""
    chosen = next((q for q in problem.quarters if str(q) == state.QUARTER.get()), None)
    if chosen is not None:
        return chosen
    current = _current(problem)
    if current in problem.quarters or report is None:
        return current if current in problem.quarters else problem.quarters[0]
    return fullest_quarter(problem, report.plan)


def _current(problem: Problem) -> Quarter:
    return max(Quarter.of(park.cut_off + timedelta(days=1)) for park in problem.parks)
