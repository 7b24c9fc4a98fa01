"""The card of the chosen firm: place and dates if it has them, margins, needs, reasons if not; and what is new."""

import streamlit as st

from planner.domain.calendar import Milestones
from planner.domain.firm import Firm
from planner.domain.report import Report
from planner.domain.terms import Resource
from planner.text import Text, plain
from planner.ui import state
from planner.ui.components.downstream import downstream_of
from planner.ui.components.firm_news import firm_news
from planner.ui.components.sheet import Badge, Pair, Part, Tone, heading, items, sheet
from planner.ui.components.unplaced import reason_lines
from planner.ui.scene import Scene
from planner.ui.words import firm as words
from planner.views import format as fmt
from planner.views.allocation import FirmRow, firm_rows
from planner.views.card import NO_END
from planner.views.tenants import Tenant
from planner.views.unplaced import unplaced_rows
from planner.views.words import LOCKS, PRIORITIES, RESOURCES, STANDINGS, word


def firm_card(scene: Scene, report: Report, *, news: bool = True) -> None:
    """Show the card of the chosen firm; nothing without one. With `news` it takes new facts."""
    if scene.firm_id is None or scene.firm_id not in report.problem.firm:
        if news:
            downstream_of(scene, state.FIRM.get())  # of a firm that dropped out
        return
    firm = report.problem.firm[scene.firm_id]
    placed = next(
        (row for row in firm_rows(report.problem, report.plan) if row.firm.firm_id == firm.firm_id), None
    )
    with st.container(border=True, key="firm_card"):
        head, close = st.columns([6, 1], vertical_alignment="top")
        with close:
            st.button(
                scene.say(words.CLOSE),
                key="firm_close",
                type="tertiary",
                on_click=state.FIRM.set,
                args=("",),
                width="stretch",
            )
        with head:
            sheet(_title(scene, firm), items(*_badges(scene, firm, placed)), key="firm_head")
        if news:
            firm_news(scene, firm.firm_id)
        sheet(*_body(scene, report, firm, placed), key="firm_body", reveal=state.take_reveal())


def _title(scene: Scene, firm: Firm) -> Part:
    return heading(scene.fill(words.HEAD, id=firm.firm_id, name=scene.say(firm.name)))


def _badges(scene: Scene, firm: Firm, placed: FirmRow | None) -> tuple[Badge, ...]:
    found = [
        Badge(text=scene.say(word(firm.stage)), tone=Tone.GOOD if firm.is_signed else Tone.PLAIN),
        Badge(text=scene.say(PRIORITIES[firm.priority])),
    ]
    if placed is None:
        found.append(Badge(text=scene.say(words.UNPLACED), tone=Tone.WARN))
    else:
        tenant = placed.tenant
        found.append(Badge(text=scene.say(STANDINGS[tenant.standing]), tone=Tone.ACCENT))
        found += [Badge(text=scene.say(LOCKS[lock])) for lock in tenant.locks]
        if not tenant.start <= scene.quarter < tenant.end:
            said = scene.fill(words.NOT_HERE, quarter=fmt.quarter(scene.quarter))
            found.append(Badge(text=said, tone=Tone.WARN))
        if placed.waited_quarters:
            found.append(Badge(text=scene.fill(words.WAITED, count=placed.waited_quarters)))
    if firm.is_real:
        found.append(Badge(text=scene.say(words.REAL), tone=Tone.ACCENT))
    return tuple(found)


def _body(scene: Scene, report: Report, firm: Firm, placed: FirmRow | None) -> tuple[Part, ...]:
    if placed is not None:
        pairs = (*_place(scene, placed.tenant, placed.dates), *_facts(scene, report, firm))
        return (items(*pairs, least_px=215),)
    row = next(
        (
            row
            for row in unplaced_rows(report.problem, report.plan, report.reasons)
            if row.firm.firm_id == firm.firm_id
        ),
        None,
    )
    reasons = reason_lines(scene, row.reasons) if row else ()
    pairs = (_pair(scene, words.NEEDS, _needs(scene, firm)), *_facts(scene, report, firm))
    if not reasons:
        return (items(*pairs, least_px=215),)
    return (heading(scene.say(words.REASONS)), items(*reasons), items(*pairs, least_px=215))


def _place(scene: Scene, tenant: Tenant, dates: Milestones) -> tuple[Pair, ...]:
    margins = [
        Pair(
            label=scene.say(margin.title),
            value=scene.fill(words.MARGIN, available=margin.available, need=margin.need, slack=margin.slack),
            tone=Tone.BAD if margin.is_broken else Tone.PLAIN,
        )
        for margin in tenant.margins
    ]
    return (
        _pair(scene, words.PLACE, ", ".join(tenant.units)),
        _pair(scene, words.START, fmt.quarter(tenant.start)),
        _pair(scene, words.FITOUT, fmt.day(dates.fitout_end)),
        _pair(scene, words.LICENCE, fmt.day(dates.licence_end)),
        _pair(scene, words.PRODUCTION, fmt.day(dates.production)),
        _pair(
            scene,
            words.LEAVES,
            scene.say(NO_END) if tenant.stays_on else fmt.quarter(tenant.end + -1),
        ),
        *margins,
    )


def _facts(scene: Scene, report: Report, firm: Firm) -> tuple[Pair, ...]:
    kind = report.problem.archetype.get(firm.archetype)
    draws = " · ".join(
        f"{scene.say(RESOURCES[one])} {fmt.amount(firm.draw(one), one)}" for one in Resource if firm.draw(one)
    )
    money = " · ".join(
        fmt.money_10k(one, scene.lang) for one in (firm.invest_10k, firm.output_10k, firm.tax_10k)
    )
    asked = scene.fill(
        words.ASKED_RANGE,
        asked=fmt.area(firm.area_req_m2),
        least=fmt.number(firm.area_min_m2),
        most=fmt.number(firm.area_max_m2),
    )
    window = scene.fill(words.WINDOW_IS, desired=str(firm.desired_quarter), latest=str(firm.latest_quarter))
    return (
        _pair(scene, words.ASKED, asked),
        _pair(scene, words.WINDOW, window),
        _pair(scene, words.PROBABILITY, fmt.percent(firm.probability, 0)),
        _pair(scene, words.KIND, scene.say(kind.name) if kind else firm.archetype),
        _pair(scene, words.PRODUCT, firm.product or fmt.NONE),
        _pair(scene, words.ORIGIN, firm.origin_city or fmt.NONE),
        _pair(scene, words.HAZARD, scene.say(word(firm.hazard_class))),
        _pair(scene, words.DRAWS, draws or fmt.NONE),
        _pair(scene, words.ECONOMY, money),
        _pair(scene, words.JOBS, fmt.number(firm.jobs)),
    )


def _needs(scene: Scene, firm: Firm) -> str:
    return scene.fill(
        words.NEEDS_IS,
        load=plain(firm.min_load_kn_m2),
        height=plain(firm.min_clear_height_m),
        lift=plain(firm.min_freight_lift_t),
    )


def _pair(scene: Scene, label: Text, value: str) -> Pair:
    return Pair(label=scene.say(label), value=value)
