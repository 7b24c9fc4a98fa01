"""The card of the chosen building: what it holds, and whether its handover slips."""

from functools import partial

import streamlit as st

from planner.domain.edits.reports import HandoverReport
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Building
from planner.domain.solving.report import Report
from planner.text import listed
from planner.ui import state
from planner.ui.page_context import PageContext
from planner.ui.shared.alternatives import to_why
from planner.ui.shared.new_facts_form import NewFactsForm, report_form
from planner.ui.shared.sheet import Pair, heading, items, sheet
from planner.ui.shared.words import firm as firm_words
from planner.ui.shared.words import new_facts as words
from planner.ui.shared.words.why import WHO_CAN
from planner.views import format as fmt

LATER_QUARTERS = 8


def building_card(context: PageContext, report: Report) -> None:
    """Show the card of the chosen building; nothing without one."""
    building_id = context.building_id
    if building_id is None:
        return
    with st.container(border=True, key="building_card"):
        head, close = st.columns([6, 1], vertical_alignment="top")
        with close:
            st.button(
                context.say(firm_words.CLOSE),
                key="building_close",
                type="tertiary",
                on_click=state.BUILDING.set,
                args=("",),
                width="stretch",
            )
        with head:
            title = context.fill(
                words.BUILDING, id=building_id, name=context.say(report.problem.building[building_id].name)
            )
            sheet(heading(title), key="building_head")
        _handover(context, building_id)
        pairs = _facts(context, report, report.problem.building[building_id])
        sheet(items(*pairs, least_px=215), key="building_body", reveal=state.take_reveal())
        to_why(context, "", building_id, key="building_why", title=WHO_CAN)


def _facts(context: PageContext, report: Report, building: Building) -> tuple[Pair, ...]:
    problem, quarter = report.problem, context.quarter
    units = {unit.unit_id: unit for unit in problem.units_of[building.building_id]}
    here = [stay for stay in report.plan.placements if not units.keys().isdisjoint(stay.units)]
    all_m2 = sum(unit.leasable_m2 for unit in units.values())
    used_m2 = sum(
        units[unit].leasable_m2 for stay in here if stay.start <= quarter < stay.end for unit in stay.units
    )
    ready_m2 = sum(
        unit.leasable_m2
        for unit in problem.units_of[building.building_id]
        if problem.ready_quarter(unit) <= quarter
    )
    share = fmt.percent(used_m2 / ready_m2) if ready_m2 else fmt.NONE
    used = context.fill(words.USED_IS, m2=fmt.area(used_m2), share=share)
    phase = next(
        context.say(one.name)
        for one in problem.phases
        if (one.park_id, one.phase_id) == (building.park_id, building.phase_id)
    )
    told = (
        (words.PHASE, phase),
        (words.HANDOVER, fmt.quarter(building.handover_quarter)),
        (words.LEASABLE, fmt.area(all_m2)),
        (words.FIRMS, context.say(listed(sorted({stay.firm_id for stay in here}))) or fmt.NONE),
    )
    in_use = Pair(label=context.fill(words.USED, quarter=fmt.quarter(quarter)), value=used)
    return (*(Pair(label=context.say(label), value=value) for label, value in told), in_use)


def _handover(context: PageContext, building_id: str) -> None:
    asking = NewFactsForm(
        subject=building_id,
        is_known=lambda problem: building_id in problem.building,
        draw=partial(_draw, context, building_id),
        read=partial(_read, building_id),
    )
    report_form(context, asking)


def _draw(context: PageContext, building_id: str, problem: Problem, key: str) -> None:
    building = problem.building[building_id]
    now = building.handover_quarter
    if now < Quarter.of(problem.park[building.park_id].cut_off):
        st.caption(context.fill(words.HANDED_OVER, quarter=fmt.quarter(now)))
        return
    st.pills(
        context.fill(words.HANDOVER_LATER, now=fmt.quarter(now)),
        [str(now + late) for late in range(1, LATER_QUARTERS + 1)],
        key=f"{key}.handover",
    )


def _read(building_id: str, problem: Problem, key: str) -> HandoverReport:
    said = st.session_state.get(f"{key}.handover")
    now = problem.building[building_id].handover_quarter
    return HandoverReport(building_id=building_id, handover_quarter=Quarter.parse(said) if said else now)
