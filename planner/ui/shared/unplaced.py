"""Firms without a place: a short list with first reasons, and every reason in full."""

from collections.abc import Collection, Iterator, Sequence

from planner.domain.park.firm import Firm
from planner.domain.solving.report import Report
from planner.text import listed
from planner.ui.page_context import PageContext
from planner.ui.shared.alternatives import firms_asked_about, known_answers
from planner.ui.shared.plan_views import unplaced_of
from planner.ui.shared.sheet import GridRow, ListItem, Part, Tone, grid, items, paragraph, sheet, sheet_of
from planner.ui.shared.words import overview as overview_words
from planner.ui.shared.words import unplaced as words
from planner.views import format as fmt
from planner.views.exclusion import EXCLUSION_TITLES, exclusion_of, exclusion_text
from planner.views.unplaced import ReasonRow, UnplacedRow
from planner.views.words import word


def reason_grid(context: PageContext, reasons: Sequence[ReasonRow]) -> Part:
    """Return every reason as a row: rule, its figures (needs, best there is, missing, when it frees), in words."""
    heads = [context.say(head) for head in (words.WHY, words.FIGURES, words.TEXT)]
    return grid(heads, [GridRow(cells=_short_cells(context, one)) for one in reasons])


def _short_cells(context: PageContext, reason: ReasonRow) -> tuple[str, ...]:
    title, need, available, missing, frees, _, sentence = _cells(context, reason)
    told = (
        (words.NEED, need),
        (words.HAVE, available),
        (words.MISSING, missing),
        (words.FREES, frees),
    )
    figures = "\n".join(f"{context.say(head)} {value}" for head, value in told if value)
    return title, figures, sentence


def unplaced_list(context: PageContext, report: Report, *, most: str) -> None:
    """List the firms without a place, each with its first reason; a click chooses the firm."""
    rows = unplaced_of(report)
    if not rows:
        sheet(paragraph(context.say(overview_words.UNPLACED_NONE)), key="unplaced_list")
        return
    asked = firms_asked_about(report)

    def parts() -> list[Part]:
        return [items(*(_line(context, report, row, asked) for row in rows), most=most)]

    if asked and context.version is not None:  # what a place would cost may be known by now
        sheet(*parts(), key="unplaced_list")
    else:
        sheet_of(report, (most, context.lang), parts, key="unplaced_list")


def unplaced_in_full(context: PageContext, report: Report) -> None:
    """Show every firm without a place with all its reasons, and the same as a table."""
    rows = unplaced_of(report)
    if not rows:
        sheet(paragraph(context.say(overview_words.UNPLACED_NONE)), key="unplaced_full")
        return
    sheet(paragraph(context.fill(words.INTRO, count=len(rows)), Tone.MUTED), key="unplaced_intro")
    heads = (
        words.FIRM,
        words.WHY,
        words.NEED,
        words.HAVE,
        words.MISSING,
        words.FREES,
        words.HOLDERS,
        words.TEXT,
    )
    asked = firms_asked_about(report)
    cells = [made for row in rows for made in _rows(context, report, row, asked)]
    sheet(grid([context.say(head) for head in heads], cells), key="unplaced_table")


def _rows(
    context: PageContext, report: Report, row: UnplacedRow, asked: Collection[str]
) -> Iterator[GridRow]:
    """Return the answer in a sentence, then a row for each reason; only the first says which firm it is about."""
    firm = row.firm
    who = f"{firm.firm_id} {context.say(firm.name)}\n{_asks(context, row)}"
    kind, said = excluded(context, report, firm, is_asked=firm.firm_id in asked)
    yield GridRow(cells=(who, kind, "", "", "", "", "", said), pick=firm.firm_id)
    for reason in row.reasons:
        yield GridRow(cells=("", *_cells(context, reason)), pick=firm.firm_id, tone=Tone.MUTED)


def excluded(context: PageContext, report: Report, firm: Firm, *, is_asked: bool = True) -> tuple[str, str]:
    """Return what keeps a firm out, in two words and in a sentence, with the price where it `is_asked` for and known."""
    reasons = report.reasons.get(firm.firm_id, ())
    kind = exclusion_of(report.problem, firm, reasons)
    answers = known_answers(report, firm.firm_id) if is_asked and context.version is not None else ()
    said = exclusion_text(report.problem, firm, reasons, answers=answers)
    return context.say(EXCLUSION_TITLES[kind]), context.say(said)


def _line(context: PageContext, report: Report, row: UnplacedRow, asked: Collection[str]) -> ListItem:
    firm = row.firm
    return ListItem(
        title=f"{firm.firm_id} {context.say(firm.name)}",
        text=excluded(context, report, firm, is_asked=firm.firm_id in asked)[1],
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


def _cells(context: PageContext, reason: ReasonRow) -> tuple[str, ...]:
    return (
        f"{context.say(reason.why)}\n{context.say(reason.rule)}",
        context.say(reason.need),
        context.say(reason.available),
        context.say(reason.missing),
        context.say(reason.frees),
        context.say(listed(reason.holders)),
        context.say(reason.sentence),
    )
