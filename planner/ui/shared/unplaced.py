"""Firms without a place: a short list with first reasons, and every reason in full."""

from collections.abc import Iterator, Sequence

from planner.domain.solving.report import Report
from planner.text import Text
from planner.ui.page_context import PageContext
from planner.ui.shared.sheet import GridRow, ListItem, Tone, grid, items, paragraph, sheet
from planner.ui.shared.words import overview as overview_words
from planner.ui.shared.words import unplaced as words
from planner.views import format as fmt
from planner.views.unplaced import WHYS, ReasonRow, UnplacedRow, unplaced_rows
from planner.views.words import word

_TONES: dict[Text, Tone] = dict(
    zip(WHYS.values(), (Tone.BAD, Tone.MUTED, Tone.WARN, Tone.WARN, Tone.MUTED), strict=True)
)


def reason_lines(context: PageContext, reasons: Sequence[ReasonRow]) -> tuple[ListItem, ...]:
    """Return every reason as a line: what kind, which rule, need and best there is, the sentence."""
    return tuple(
        ListItem(
            title=f"{context.say(reason.why)} · {context.say(reason.rule)}",
            text=context.say(reason.sentence),
            badge=_need(context, reason),
            tone=_TONES[reason.why],
        )
        for reason in reasons
    )


def unplaced_list(context: PageContext, report: Report, *, most: str) -> None:
    """List the firms without a place, each with its first reason; a click chooses the firm."""
    rows = unplaced_rows(report.problem, report.plan, report.reasons)
    if not rows:
        sheet(paragraph(context.say(overview_words.UNPLACED_NONE)), key="unplaced_list")
        return
    sheet(items(*(_line(context, row) for row in rows), most=most), key="unplaced_list")


def unplaced_in_full(context: PageContext, report: Report) -> None:
    """Show every firm without a place with all its reasons, and the same as a table."""
    rows = unplaced_rows(report.problem, report.plan, report.reasons)
    if not rows:
        sheet(paragraph(context.say(overview_words.UNPLACED_NONE)), key="unplaced_full")
        return
    sheet(paragraph(context.fill(words.INTRO, count=len(rows)), Tone.MUTED), key="unplaced_intro")
    heads = (
        words.FIRM,
        words.WHY,
        words.NEED,
        words.HAVE,
        words.HOLDERS,
        words.TEXT,
    )
    cells = [made for row in rows for made in _rows(context, row)]
    sheet(grid([context.say(head) for head in heads], cells), key="unplaced_table")


def _rows(context: PageContext, row: UnplacedRow) -> Iterator[GridRow]:
    """Return a row for each reason; only the first says which firm it is about."""
    firm = row.firm
    who = f"{firm.firm_id} {context.say(firm.name)}\n{_asks(context, row)}"
    for at, reason in enumerate(row.reasons or (None,)):
        yield GridRow(
            cells=(who if at == 0 else "", *_cells(context, reason)),
            pick=firm.firm_id,
            tone=Tone.PLAIN if at == 0 else Tone.MUTED,
        )


def _line(context: PageContext, row: UnplacedRow) -> ListItem:
    firm, first = row.firm, row.first
    return ListItem(
        title=f"{firm.firm_id} {context.say(firm.name)}",
        text=context.say(first.sentence) if first else context.say(overview_words.NO_REASON),
        badge=_asks(context, row),
        pick=firm.firm_id,
        tone=Tone.BAD if firm.is_signed else Tone.PLAIN,
    )


def _asks(context: PageContext, row: UnplacedRow) -> str:
    return context.fill(
        overview_words.REQUEST,
        area=fmt.area(row.firm.area_req_m2),
        stage=context.say(word(row.firm.stage)),
    )


def _cells(context: PageContext, reason: ReasonRow | None) -> tuple[str, ...]:
    if reason is None:
        return ("", "", "", "", context.say(overview_words.NO_REASON))
    return (
        f"{context.say(reason.why)}\n{context.say(reason.rule)}",
        context.say(reason.need),
        context.say(reason.available),
        " ".join(reason.holders),
        context.say(reason.sentence),
    )


def _need(context: PageContext, reason: ReasonRow) -> str:
    if not reason.need.zh:
        return ""
    return context.fill(
        words.NEEDS_HAS, need=context.say(reason.need), available=context.say(reason.available) or fmt.NONE
    )
