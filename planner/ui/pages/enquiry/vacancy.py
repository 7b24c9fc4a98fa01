"""The reverse: firms for a vacant unit, and moves that make a block of space, drawn on the stack."""

import streamlit as st

from planner.domain.park.plan import Plan
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.place_offer import BlockChain, VacancyAnswer
from planner.drawings.mode import Mode
from planner.drawings.stacking import stacking_svg
from planner.services.tasks.book import Question
from planner.services.tasks.enquiries import VACANCY, VacancyOrder
from planner.ui import state
from planner.ui.app_services import here, may_plan, me, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages.enquiry import words
from planner.ui.pages.enquiry.telling import effects_text
from planner.ui.shared.alternatives import to_why
from planner.ui.shared.charts import theme
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import GridRow, ListItem, grid, heading, items, paragraph, sheet
from planner.ui.shared.stacking import stacking
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.ui.shared.words.why import WHO_CAN
from planner.views import format as fmt

LEAST_M2, MOST_M2, USUAL_M2 = 500, 4000, 2000
_LIMITS = Limits(time_limit_s=60.0)


def vacancy(context: PageContext, report: Report) -> None:
    """Draw both questions with their answers."""
    st.caption(context.say(words.ROOM_SAYS))
    left, right = st.columns(2, gap="medium")
    with left:
        _unit(context, report)
    with right:
        _block(context, report)
    for kind in ("unit", "block"):
        task_panel(_topic(context, kind), lambda question: _drawn(context, report, question))
    question = tasks().question(_topic(context, "block"))
    if question is not None and question.state.is_over and question.latest and question.latest.chains:
        _chain(context, report, question.latest.chains)


def vacant_units(report: Report, quarter: Quarter) -> list[str]:
    """Return the units that nobody has in a quarter, handed over or not."""
    taken = {name for stay in report.plan.at(quarter) for name in stay.units}
    return [unit.unit_id for unit in report.problem.units if unit.unit_id not in taken]


def _topic(context: PageContext, kind: str) -> str:
    return f"vacancy_{kind}:{context.version.version_id if context.version else ''}"


def _unit(context: PageContext, report: Report) -> None:
    options = vacant_units(report, context.quarter)
    chosen = state.UNIT.get()
    if chosen not in options:
        chosen = ""
    key = state.key_for("vacancy.unit", chosen)
    unit = st.selectbox(
        context.fill(words.UNIT, quarter=str(context.quarter)),
        ["", *options],
        format_func=lambda code: code or context.say(words.NO_UNIT),
        key=key,
        on_change=lambda: state.UNIT.set(state.take_from("vacancy.unit", key)),
    )
    if unit:
        to_why(context, "", unit, key="vacancy_why", title=WHO_CAN)
    topic = _topic(context, "unit")
    is_asked = pressed(
        context.say(words.FIND_FIRMS),
        key="vacancy_firms",
        type="primary",
        disabled=not unit or is_under_way(topic),
    )
    if is_asked or (unit and state.UNIT_ASKED.get() == unit and may_plan()):
        state.UNIT_ASKED.set("")
        order = VacancyOrder(problem=report.problem, plan=report.plan, limits=_LIMITS, units=(unit,))
        tasks().ask(VACANCY, topic, order, actor=me(), project_id=here())
        st.rerun()


def _block(context: PageContext, report: Report) -> None:
    wanted = st.number_input(
        context.say(words.WANTED),
        LEAST_M2,
        MOST_M2,
        USUAL_M2,
        100,
        key="vacancy.wanted",
        persist_state="session",
    )
    quarters = [str(one) for one in report.problem.quarters if one >= context.current] or [
        str(report.problem.quarters[-1])
    ]
    shown = str(context.quarter)
    st.session_state.setdefault("vacancy.since", shown if shown in quarters else quarters[0])
    since = st.selectbox(context.say(words.SINCE), quarters, key="vacancy.since", persist_state="session")
    topic = _topic(context, "block")
    if pressed(
        context.say(words.FIND_BLOCK), key="vacancy_block", type="primary", disabled=is_under_way(topic)
    ):
        order = VacancyOrder(
            problem=report.problem,
            plan=report.plan,
            limits=_LIMITS,
            wanted_m2=int(wanted),
            since=Quarter.parse(since),
        )
        tasks().ask(VACANCY, topic, order, actor=me(), project_id=here())
        st.rerun()


def _drawn(context: PageContext, report: Report, question: Question) -> None:
    answer: VacancyAnswer | None = question.latest
    if answer is None:
        return
    if answer.units:
        is_of_chain = question.task.topic == _topic(context, "taker")
        _firms(context, report, answer, key="vacancy_takers_found" if is_of_chain else "vacancy_firms_found")
    else:
        _chains(context, answer)


def _firms(context: PageContext, report: Report, answer: VacancyAnswer, *, key: str) -> None:
    lang = context.lang
    rows = [
        GridRow(
            cells=(
                str(at),
                f"{offer.firm_id} {report.problem.firm[offer.firm_id].name.say(lang)}",
                " ".join(offer.placement.units),
                str(offer.placement.start),
                " ".join(offer.before.units) if offer.before else words.NO_PLACE_NOW.say(lang),
                effects_text(offer.effects, lang),
                effects_text(offer.waiting, lang) if offer.waiting else words.NOT_LATER.say(lang),
                fmt.number(offer.rent_yuan),
            ),
            pick=offer.firm_id,
        )
        for at, offer in enumerate(answer.offers, start=1)
    ]
    asked = heading(words.FIRMS_FOR.fill(lang, units=" ".join(answer.units)))
    if rows:
        table = grid([head.say(lang) for head in words.FIRM_HEADS], rows, right={7})
        sheet(asked, table, key=key)
    elif answer.is_complete:
        why = [items(*(ListItem(title=one.say(lang)) for one in answer.reasons))] if answer.reasons else []
        sheet(asked, paragraph(words.NO_FIRM.say(lang)), *why, key=key)


def _chains(context: PageContext, answer: VacancyAnswer) -> None:
    lang = context.lang
    rows = [
        GridRow(
            cells=(
                str(at),
                " ".join(chain.units),
                fmt.area(chain.area_m2),
                "；".join(step.says.say(lang) for step in chain.steps) or words.NO_MOVE.say(lang),
                effects_text(chain.effects, lang),
                fmt.number(chain.cost_10k),
            )
        )
        for at, chain in enumerate(answer.chains, start=1)
    ]
    asked = heading(
        words.BLOCK_OF.fill(lang, area=fmt.area(answer.wanted_m2), since=fmt.quarter(answer.since))
    )
    if rows:
        table = grid([head.say(lang) for head in words.CHAIN_HEADS], rows, right={2, 5})
        sheet(asked, table, key="vacancy_chains")
    elif answer.is_complete:
        sheet(asked, paragraph(words.NO_CHAIN.say(lang)), key="vacancy_chains")


def _chain(context: PageContext, report: Report, chains: tuple[BlockChain, ...]) -> None:
    """Draw one chain on the stack: what differs from the plan on show is pointed out."""
    at = st.segmented_control(
        context.say(words.PICK), list(range(1, len(chains) + 1)), default=1, key="vacancy_pick", required=True
    )
    chain = chains[(at or 1) - 1]
    st.caption(context.say(words.CHAIN_CHECKED))
    svg = stacking_svg(
        report.problem,
        Plan(placements=chain.after),
        quarter=chain.since,
        lang=context.lang,
        mode=Mode.CHANGE,
        units=chain.units,
        against=report.plan,
        theme=theme(),
    )
    stacking(svg, key="vacancy_stack")
    _takers(context, report, chain)


def _takers(context: PageContext, report: Report, chain: BlockChain) -> None:
    """Offer to rank the firms that could take the block once its moves are made."""
    topic = _topic(context, "taker")
    title = context.fill(words.TAKERS, units=" ".join(chain.units))
    if pressed(title, key="vacancy_takers", disabled=is_under_way(topic)):
        order = VacancyOrder(
            problem=report.problem, plan=Plan(placements=chain.after), limits=_LIMITS, units=chain.units
        )
        tasks().ask(VACANCY, topic, order, actor=me(), project_id=here())
        st.rerun()
    task_panel(topic, lambda question: _drawn(context, report, question))
