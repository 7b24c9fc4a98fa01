"""The card of the chosen firm: place and dates if it has them, margins, needs, reasons if not; and what is new."""

from collections.abc import Iterator

import streamlit as st

from planner.domain.park.calendar import Milestones
from planner.domain.park.firm import Firm
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import Resource
from planner.text import Text, listed, plain
from planner.ui import state
from planner.ui.page_context import PageContext
from planner.ui.shared.alternatives import alternatives
from planner.ui.shared.downstream import downstream_of
from planner.ui.shared.new_facts_of_firm import firm_report_form
from planner.ui.shared.plan_views import unplaced_of
from planner.ui.shared.repair_panel import repair_panel
from planner.ui.shared.sheet import Badge, Meter, MeterBar, Pair, Part, Tone, heading, items, paragraph, sheet
from planner.ui.shared.unplaced import excluded, reason_grid
from planner.ui.shared.why_question import why_question
from planner.ui.shared.words import firm as words
from planner.views import format as fmt
from planner.views.allocation import FirmRow, firm_rows
from planner.views.card import NO_END
from planner.views.margins import margins_in_plan
from planner.views.tenants import Tenant
from planner.views.words import LOCKS, PRIORITIES, RESOURCES, STANDINGS, word


def firm_card(context: PageContext, report: Report, *, news: bool = True, repairs: bool = True) -> None:
    """Show the card of the chosen firm; nothing without one.

    With `news` it takes new facts; with `repairs` one without a place says on the card what it would take.
    """
    if context.firm_id is None or context.firm_id not in report.problem.firm:
        if news:
            downstream_of(context, state.FIRM.get())  # of a firm that dropped out
        return
    firm = report.problem.firm[context.firm_id]
    placed = next(
        (row for row in firm_rows(report.problem, report.plan) if row.firm.firm_id == firm.firm_id), None
    )
    with st.container(border=True, key="firm_card"):
        head, close = st.columns([6, 1], vertical_alignment="top")
        with close:
            st.button(
                context.say(words.CLOSE),
                key="firm_close",
                type="tertiary",
                on_click=state.FIRM.set,
                args=("",),
                width="stretch",
            )
        with head:
            sheet(_title(context, firm), items(*_badges(context, firm, placed)), key="firm_head")
        if news:
            firm_report_form(context, firm.firm_id)
        sheet(*_body(context, report, firm, placed), key="firm_body", reveal=state.take_reveal())
        if news:
            alternatives(context, report, firm.firm_id, key="card_prices")
            why_question(context, report, firm.firm_id)
        if placed is None and news and repairs:
            repair_panel(context, report)


def _title(context: PageContext, firm: Firm) -> Part:
    return heading(context.fill(words.HEAD, id=firm.firm_id, name=context.say(firm.name)))


def _badges(context: PageContext, firm: Firm, placed: FirmRow | None) -> tuple[Badge, ...]:
    found = [
        Badge(text=context.say(word(firm.stage)), tone=Tone.GOOD if firm.is_signed else Tone.PLAIN),
        Badge(text=context.say(PRIORITIES[firm.priority])),
    ]
    if placed is None:
        found.append(Badge(text=context.say(words.UNPLACED), tone=Tone.WARN))
    else:
        tenant = placed.tenant
        found.append(Badge(text=context.say(STANDINGS[tenant.standing]), tone=Tone.ACCENT))
        found += [Badge(text=context.say(LOCKS[lock])) for lock in tenant.locks]
        if not tenant.start <= context.quarter < tenant.end:
            said = context.fill(words.NOT_HERE, quarter=fmt.quarter(context.quarter))
            found.append(Badge(text=said, tone=Tone.WARN))
        if placed.waited_quarters:
            found.append(Badge(text=context.fill(words.WAITED, count=placed.waited_quarters)))
    if firm.is_real:
        found.append(Badge(text=context.say(words.REAL), tone=Tone.ACCENT))
    return tuple(found)


def _body(context: PageContext, report: Report, firm: Firm, placed: FirmRow | None) -> tuple[Part, ...]:
    if placed is not None:
        pairs = (*_place(context, placed.tenant, placed.dates), *_facts(context, report, firm))
        bars = tuple(_margins(context, report, placed.tenant))
        shown = items(*pairs, least_px=215)
        return (shown, heading(context.say(words.MARGINS)), items(*bars, least_px=260)) if bars else (shown,)
    row = next(
        (row for row in unplaced_of(report) if row.firm.firm_id == firm.firm_id),
        None,
    )
    pairs = (_pair(context, words.NEEDS, _needs(context, firm)), *_facts(context, report, firm))
    if row is None or not row.reasons:
        return (items(*pairs, least_px=215),)
    return (
        heading(context.say(words.REASONS)),
        paragraph(excluded(context, report, firm)[1]),
        reason_grid(context, row.reasons),
        items(*pairs, least_px=215),
    )


def _place(context: PageContext, tenant: Tenant, dates: Milestones) -> tuple[Pair, ...]:
    return (
        _pair(context, words.PLACE, context.say(listed(tenant.units))),
        _pair(context, words.START, fmt.quarter(tenant.start)),
        _pair(context, words.FITOUT, fmt.day(dates.fitout_end)),
        _pair(context, words.LICENCE, fmt.day(dates.licence_end)),
        _pair(context, words.PRODUCTION, fmt.day(dates.production)),
        _pair(
            context,
            words.LEAVES,
            context.say(NO_END) if tenant.stays_on else fmt.quarter(tenant.end.previous),
        ),
    )


def _margins(context: PageContext, report: Report, tenant: Tenant) -> Iterator[Meter]:
    """Yield a bar for each rule, the time and each utility: what the firm needs of what the place gives."""
    stay = next(one for one in report.plan.by_firm[tenant.firm_id] if one.start == tenant.start)
    for margin in (*tenant.margins, *margins_in_plan(report.problem, report.plan, stay)):
        tone = Tone.BAD if margin.is_broken else Tone.PLAIN
        yield Meter(
            label=context.say(margin.title),
            value=context.fill(
                words.MARGIN,
                available=margin.available,
                need=margin.need,
                slack=f"{margin.slack} {context.say(margin.unit)}".rstrip(),
            ),
            parts=(MeterBar(share=margin.share, tone=tone),),
            tone=tone,
        )


def _facts(context: PageContext, report: Report, firm: Firm) -> tuple[Pair, ...]:
    kind = report.problem.archetype.get(firm.archetype)
    draws = " · ".join(
        f"{context.say(RESOURCES[one])} {fmt.amount(firm.draw(one), one)}"
        for one in Resource
        if firm.draw(one)
    )
    money = " · ".join(
        fmt.money_10k(one, context.lang) for one in (firm.invest_10k, firm.output_10k, firm.tax_10k)
    )
    asked = context.fill(
        words.ASKED_RANGE,
        asked=fmt.area(firm.area_req_m2),
        least=fmt.number(firm.area_min_m2),
        most=fmt.number(firm.area_max_m2),
    )
    window = context.fill(words.WINDOW_IS, desired=str(firm.desired_quarter), latest=str(firm.latest_quarter))
    return (
        _pair(context, words.ASKED, asked),
        _pair(context, words.WINDOW, window),
        _pair(context, words.PROBABILITY, fmt.percent(firm.probability, 0)),
        _pair(context, words.KIND, context.say(kind.name) if kind else firm.archetype),
        _pair(context, words.PRODUCT, firm.product or fmt.NONE),
        _pair(context, words.ORIGIN, firm.origin_city or fmt.NONE),
        _pair(context, words.HAZARD, context.say(word(firm.hazard_class))),
        _pair(context, words.DRAWS, draws or fmt.NONE),
        _pair(context, words.ECONOMY, money),
        _pair(context, words.JOBS, fmt.number(firm.jobs)),
    )


def _needs(context: PageContext, firm: Firm) -> str:
    return context.fill(
        words.NEEDS_IS,
        load=plain(firm.min_load_kn_m2),
        height=plain(firm.min_clear_height_m),
        lift=plain(firm.min_freight_lift_t),
    )


def _pair(context: PageContext, label: Text, value: str) -> Pair:
    return Pair(label=context.say(label), value=value)
