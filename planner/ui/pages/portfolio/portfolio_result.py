"""What the solves of a portfolio came to: sites, gains, firms elsewhere, graduations, a stack a site."""

from collections.abc import Iterator
from typing import Any

import streamlit as st

from planner.domain.portfolio.portfolio import Portfolio
from planner.domain.portfolio.report import PortfolioReport
from planner.domain.portfolio.split import plan_at, problem_at
from planner.domain.solving.outcome import STATUS_TITLES, Outcome, Status
from planner.domain.vocabulary.terms import Resource
from planner.drawings.stacking import stacking_svg
from planner.services.tasks.book import Question
from planner.text import Lang, listed
from planner.ui import state
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.portfolio import words
from planner.ui.shared.charts import theme
from planner.ui.shared.plan_drawing import WIDTH
from planner.ui.shared.quarter_slider import quarter_slider
from planner.ui.shared.sheet import GridRow, ListItem, Tone, grid, heading, items, paragraph, sheet
from planner.ui.shared.stacking import stacking
from planner.views import format as fmt
from planner.views.portfolio import (
    elsewhere_rows,
    gain_sentences,
    graduation_rows,
    site_rows,
)
from planner.views.words import RESOURCES

_TO = " → "


def capacity(asked: Portfolio, lang: Lang) -> None:
    """Show what each site has and what its firms ask for, before anything is solved."""
    rows = [
        GridRow(
            cells=(
                site.parks[0].name.say(lang),
                fmt.area(sum(unit.leasable_m2 for unit in site.units)),
                fmt.area(asked.requested_m2(site.parks[0].park_id)),
            )
        )
        for site in asked.sites
    ]
    heads = tuple(word.say(lang) for word in (words.SITE, words.LEASABLE, words.REQUESTED))
    sheet(heading(words.SITES.say(lang)), grid(heads, rows, right={1, 2}), key="portfolio_capacity")


def drawn_result(task: Question) -> None:
    """Draw what there is so far."""
    found, lang = task.latest, state.language()
    if not isinstance(found, PortfolioReport) or not found.outcome.alone:
        return
    _solves(found, lang)
    if found.report is None:
        return
    if not found.sites:
        st.warning(words.NO_PLAN.say(lang))
        return
    if found.broken:
        st.error(words.BROKEN.fill(lang, count=len(found.broken)))
    _sites(found, lang)
    _moves(found, lang)


def _solves(found: PortfolioReport, lang: Lang) -> None:
    park = found.portfolio.combined.park
    named = [
        (park[name].name, one)
        for name, one in zip(found.portfolio.park_ids, found.outcome.alone, strict=False)
    ]
    if found.outcome.together is not None:
        named.append((words.TOGETHER, found.outcome.together))
    heads = tuple(
        word.say(lang) for word in (words.SITE, words.STATUS, words.OBJECTIVE, words.BOUND, words.GAP)
    )
    rows = [GridRow(cells=(name.say(lang), *_proof(one, lang)), tone=_tone(one)) for name, one in named]
    sheet(heading(words.SOLVES.say(lang)), grid(heads, rows, right={2, 3, 4}), key="portfolio_solves")


def _proof(outcome: Outcome, lang: Lang) -> tuple[str, ...]:
    return (
        STATUS_TITLES[outcome.status].say(lang),
        fmt.number(outcome.objective),
        fmt.number(outcome.bound),
        fmt.gap(outcome.gap),
    )


def _tone(outcome: Outcome) -> Tone:
    return Tone.PLAIN if outcome.status is Status.PROVEN_OPTIMAL else Tone.WARN


def _sites(found: PortfolioReport, lang: Lang) -> None:
    rows = site_rows(found)
    heads = tuple(
        word.say(lang)
        for word in (
            words.SITE,
            words.LEASABLE,
            words.REQUESTED,
            words.OCCUPANCY,
            words.FIRMS,
            words.POINTS,
        )
    )
    cells = [
        GridRow(
            cells=(
                row.name.say(lang),
                fmt.area(row.leasable_m2),
                fmt.area(row.requested_m2),
                f"{fmt.percent(row.occupancy_alone)}{_TO}{fmt.percent(row.occupancy)}",
                f"{fmt.number(row.firms_alone)}{_TO}{fmt.number(row.firms)}",
                f"{fmt.number(row.points_alone)}{_TO}{fmt.number(row.points)}",
            )
        )
        for row in rows
    ]
    gains = [ListItem(title="", text=one.say(lang)) for one in gain_sentences(found)]
    loads = (words.SITE, words.RESOURCE, words.USED, words.CAP, words.SHARE)
    said = () if found.broken else (paragraph(words.SOUND.say(lang), Tone.MUTED),)
    sheet(
        heading(words.SITES.say(lang)),
        grid(heads, cells, right={1, 2, 3, 4, 5}),
        *((heading(words.GAIN.say(lang)), items(*gains)) if gains else ()),
        *said,
        heading(words.UTILITIES.say(lang)),
        grid(tuple(word.say(lang) for word in loads), list(_loads(found, lang)), right={2, 3, 4}),
        key="portfolio_sites",
    )


def _loads(found: PortfolioReport, lang: Lang) -> Iterator[GridRow]:
    for row in site_rows(found):
        for load in row.loads:
            resource = Resource(load.resource)
            yield GridRow(
                cells=(
                    row.name.say(lang),
                    RESOURCES[resource].say(lang),
                    fmt.amount(load.used, resource),
                    fmt.amount(load.cap, resource),
                    fmt.percent(load.share),
                )
            )


def _moves(found: PortfolioReport, lang: Lang) -> None:
    heads = (words.FIRM, words.FROM, words.GOES_TO, words.WHEN, words.PRICE, words.WHY)
    rows = [
        GridRow(
            cells=(
                f"{row.firm_id} {row.name.say(lang)}",
                row.home.say(lang),
                f"{row.park.say(lang)} {', '.join(row.units)}",
                row.start,
                fmt.short_number(row.price_10k),
                row.why.say(lang),
            )
        )
        for row in elsewhere_rows(found)
    ]
    table = grid(tuple(word.say(lang) for word in heads), rows, right={4})
    sheet(
        heading(words.ELSEWHERE.say(lang)),
        table if rows else paragraph(words.NOBODY.say(lang), Tone.MUTED),
        key="portfolio_elsewhere",
    )
    graduates = graduation_rows(found)
    if not graduates:
        return
    columns = (
        words.SITTING,
        words.NEXT_STAGE,
        words.WHEN,
        words.GOES_TO,
        words.ROOM,
        words.FOLLOWERS,
        words.WHY,
    )
    lines = [
        GridRow(
            cells=(
                row.sitting_id,
                f"{row.firm_id} {row.name.say(lang)}",
                row.start or fmt.NONE,
                f"{row.park.say(lang)} {listed(row.units).say(lang)}" if row.park else fmt.NONE,
                listed(row.rooms).say(lang) if row.park else fmt.NONE,
                listed(row.followers).say(lang) or fmt.NONE,
                row.why.say(lang),
            ),
            tone=Tone.PLAIN if row.park else Tone.MUTED,
        )
        for row in graduates
    ]
    sheet(
        heading(words.GRADUATES.say(lang)),
        grid(tuple(word.say(lang) for word in columns), lines),
        key="portfolio_graduates",
    )


def stacks(context: PageContext, found: Any) -> None:
    """Draw the stack of each site at the quarter on show; nothing without a plan."""
    if not isinstance(found, PortfolioReport) or not found.sites:
        return
    st.subheader(context.say(words.STACKS), anchor=False)
    quarter_slider(context)
    whole, plan = found.portfolio.combined, found.outcome.plan
    for site in found.sites:
        st.markdown(f"**{show(site.name.say(context.lang))}**")
        drawing = stacking_svg(
            problem_at(whole, plan, site.park_id),
            plan_at(whole, plan, site.park_id),
            quarter=context.quarter,
            lang=context.lang,
            theme=theme(),
            width=WIDTH,
        )
        stacking(drawing, key=f"portfolio_stack_{site.park_id}")
