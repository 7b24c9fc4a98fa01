"""What to look at on a Monday: phases, what ends soon, what needs attention."""

from collections.abc import Iterator

from planner.domain.solving.finding import Severity
from planner.domain.solving.report import Report
from planner.text import listed
from planner.ui.page_context import PageContext
from planner.ui.pages.overview import words
from planner.ui.shared.plan_views import overview_of
from planner.ui.shared.sheet import (
    ListItem,
    Meter,
    MeterBar,
    Part,
    Tone,
    heading,
    items,
    paragraph,
    sheet_of,
)
from planner.ui.shared.words import overview as overview_words
from planner.views import format as fmt
from planner.views.overview import SHARES, PhaseBar, PhaseShare
from planner.views.tenants import Tenant

_BARS = {PhaseShare.SIGNED: Tone.PLAIN, PhaseShare.RESERVED: Tone.LIGHT, PhaseShare.PENCILLED: Tone.LIGHT}
_ALERTS = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.PLAIN}


def phases(context: PageContext, report: Report) -> None:
    """Show how each phase is used in the quarter on show."""

    def parts() -> Iterator[Part]:
        yield heading(context.say(words.PHASES))
        bars = overview_of(report, context.quarter).phases
        yield items(*(_phase(context, bar) for bar in bars), least_px=260)

    sheet_of(report, (context.quarter, context.lang), parts, key="phases")


def ending_soon(context: PageContext, report: Report) -> None:
    """List leases and holds that end within six months."""

    def parts() -> Iterator[Part]:
        yield heading(context.say(words.ENDINGS))
        lines = [
            ListItem(
                title=" ".join(filter(None, (_who(context, ending.tenant), context.say(ending.what)))),
                text=context.say(listed(ending.units)),
                badge=fmt.quarter(ending.quarter),
                pick=ending.tenant.firm_id if ending.tenant else "",
                tone=Tone.WARN,
            )
            for ending in overview_of(report, context.quarter).endings
        ]
        none = paragraph(context.fill(words.ENDINGS_NONE, quarter=fmt.quarter(context.quarter)), Tone.MUTED)
        yield items(*lines, most_px=260) if lines else none

    sheet_of(report, (context.quarter, context.lang), parts, key="endings")


def needs_attention(context: PageContext, report: Report) -> None:
    """List alerts, the worst first."""

    def parts() -> Iterator[Part]:
        found = overview_of(report, context.quarter).alerts
        lines = [
            ListItem(
                title="",
                text=context.fill(words.ALERT, at=at, count=len(found), said=context.say(alert.message)),
                tone=_ALERTS[alert.severity],
            )
            for at, alert in enumerate(found, start=1)
        ]
        none = paragraph(context.say(words.ALERTS_NONE), Tone.MUTED)
        yield items(*lines, most_px=64) if lines else none

    sheet_of(report, (context.quarter, context.lang), parts, key="alerts")


def _phase(context: PageContext, bar: PhaseBar) -> Meter:
    whole = max(1, bar.leasable_m2)
    used = [(part, m2) for part, m2 in bar.parts if m2]
    let = sum(m2 for part, m2 in used if part in _BARS)
    return Meter(
        label=context.say(bar.title),
        value=context.fill(overview_words.M2_OF, m2=fmt.number(let), all=fmt.area(bar.leasable_m2)),
        note=" · ".join(f"{context.say(SHARES[part])} {fmt.percent(m2 / whole, 0)}" for part, m2 in used),
        parts=tuple(MeterBar(share=m2 / whole, tone=_BARS[part]) for part, m2 in used if part in _BARS),
    )


def _who(context: PageContext, tenant: Tenant | None) -> str:
    return f"{tenant.firm_id} {context.say(tenant.name)}" if tenant else ""
