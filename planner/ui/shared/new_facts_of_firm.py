"""What is usually new of a firm: it signs, drops out, takes another area, comes later."""

from functools import partial

import streamlit as st

from planner.domain.edits.reports import AREAS, FirmReport
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.ui.page_context import PageContext
from planner.ui.shared.new_facts_form import NewFactsForm, report_form
from planner.ui.shared.words import new_facts as words
from planner.views import format as fmt
from planner.views.words import word

LATER_QUARTERS = 4
_AREA_STEP = 10


def firm_report_form(context: PageContext, firm_id: str) -> None:
    """Draw what can be told of a firm, beside how it stands now."""
    asking = NewFactsForm(
        subject=firm_id,
        is_known=lambda problem: firm_id in problem.firm,
        draw=partial(_draw, context, firm_id),
        read=partial(_read, firm_id),
    )
    report_form(context, asking)


def _draw(context: PageContext, firm_id: str, problem: Problem, key: str) -> None:
    firm = problem.firm[firm_id]
    steps = [code for code in words.STEPS if code != "signs" or not firm.is_signed]
    left, *areas, right = st.columns([2, 2, 2, 2, 4], gap="small", vertical_alignment="bottom")
    left.segmented_control(
        context.fill(words.STATUS, stage=context.say(word(firm.stage))),
        steps,
        format_func=lambda code: context.say(words.STEPS[code]),
        key=f"{key}.status",
    )
    for column, field in zip(areas, AREAS, strict=True):
        now = getattr(firm, field)
        title = context.fill(words.AREAS[field], now=fmt.number(now))
        column.number_input(title, value=now, step=_AREA_STEP, key=f"{key}.{field}")
    wanted = firm.desired_quarter
    right.pills(
        context.fill(words.LATER, now=str(wanted)),
        [str(wanted + late) for late in range(1, LATER_QUARTERS + 1)],
        key=f"{key}.later",
        help=context.say(words.LATER_SAYS),
    )


def _read(firm_id: str, _problem: Problem, key: str) -> FirmReport:
    said = st.session_state
    later = said.get(f"{key}.later")
    return FirmReport(
        firm_id=firm_id,
        signs=said.get(f"{key}.status") == "signs",
        leaves=said.get(f"{key}.status") == "leaves",
        desired_quarter=Quarter.parse(later) if later else None,
        **{field: said.get(f"{key}.{field}") for field in AREAS},
    )
