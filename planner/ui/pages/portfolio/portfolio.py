"""Several parks planned as one: capacity and demand, who should go elsewhere and why, who graduates when."""

import streamlit as st

from planner.domain.portfolio.portfolio import Portfolio
from planner.domain.projects.person import EVERYWHERE
from planner.domain.solving.outcome import Limits
from planner.services.importing.portfolios import LoadedPortfolio
from planner.services.people.calls import AccessRefusal
from planner.services.tasks.portfolio import PORTFOLIO, order_for
from planner.services.workbench.portfolios import PortfolioChoice, portfolios
from planner.ui.app_services import me, settings, tasks, workbench
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.portfolio import words
from planner.ui.pages.portfolio.portfolio_result import capacity, drawn_result, stacks
from planner.ui.shared.choosing import choice
from planner.ui.shared.frame import open_page
from planner.ui.shared.issues import show_issues
from planner.ui.shared.press import pressed
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.ui.shared.words import shell

SECONDS = 60


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.PORTFOLIO), anchor=False)
    st.caption(context.say(words.INTRO))
    try:
        found = portfolios(workbench())
    except AccessRefusal as refused:  # the sites of a portfolio may be of projects that a person does not see
        st.info(show(context.say(refused.message)))
        return
    if not found:
        st.info(context.fill(words.NONE, folder=show(settings().data_folder.name)))
        return
    chosen = _chosen(context, found)
    if chosen.loaded.portfolio is None:
        _faults(context, chosen.loaded)
        return
    _solving(context, chosen.key, chosen.loaded.portfolio)


def _chosen(context: PageContext, found: tuple[PortfolioChoice, ...]) -> PortfolioChoice:
    by_key = {one.key: one for one in found}
    names = {key: one.loaded.portfolio.name if one.loaded.portfolio else key for key, one in by_key.items()}
    if len(found) == 1:
        (name,) = names.values()
        st.subheader(show(name if isinstance(name, str) else context.say(name)), anchor=False)
        return found[0]
    return by_key[choice(context, words.CHOOSE, names, ("portfolio", "chosen")) or found[0].key]


def _faults(context: PageContext, loaded: LoadedPortfolio) -> None:
    faults = [issue for issue in loaded.issues if issue.is_error]
    st.error(context.fill(words.FAULTS, count=len(faults)))
    show_issues(faults, context.lang, key="portfolio_faults")


def _solving(context: PageContext, key: str, asked: Portfolio) -> None:
    topic = f"portfolio:{key}:{asked.combined.fingerprint}"
    left, right = st.columns([1, 1], vertical_alignment="bottom")
    with left:
        seconds = st.number_input(
            context.say(words.SECONDS), 5, 3600, SECONDS, step=5, key="portfolio_seconds"
        )
    with right:
        start = pressed(
            context.say(words.START),
            key="portfolio_start",
            type="primary",
            project_id=EVERYWHERE,
            disabled=is_under_way(topic),
        )
    if start:
        tasks().ask(
            PORTFOLIO,
            topic,
            order_for(asked, Limits(time_limit_s=float(seconds))),
            actor=me(),
            project_id=EVERYWHERE,
        )
        st.rerun()
    st.caption(context.say(words.ASSUMED))
    question = tasks().question(topic)
    if question is None:
        st.info(context.say(words.NOT_YET))
        capacity(asked, context.lang)
        return
    task_panel(topic, drawn_result)
    if question.state.is_over:
        stacks(context, question.latest)


if __name__ == "__main__":
    open_page(page)
