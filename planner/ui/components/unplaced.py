"""Firms without a place: a short list with first reasons, and every reason in full."""

from collections.abc import Iterator, Sequence

from planner.domain.report import Report
from planner.text import Text
from planner.ui.components.sheet import GridRow, ListItem, Tone, grid, items, paragraph, sheet
from planner.ui.scene import Scene
from planner.ui.words import overview as overview_words
from planner.ui.words import unplaced as words
from planner.views import format as fmt
from planner.views.unplaced import WHYS, ReasonRow, UnplacedRow, unplaced_rows
from planner.views.words import word

_TONES: dict[Text, Tone] = dict(
    zip(WHYS.values(), (Tone.BAD, Tone.MUTED, Tone.WARN, Tone.WARN, Tone.MUTED), strict=True)
)


def reason_lines(scene: Scene, reasons: Sequence[ReasonRow]) -> tuple[ListItem, ...]:
    """Give every reason as a line: what kind, which rule, need and best there is, the sentence."""
    return tuple(
        ListItem(
            title=f"{scene.say(reason.why)} · {scene.say(reason.rule)}",
            text=scene.say(reason.sentence),
            badge=_need(scene, reason),
            tone=_TONES[reason.why],
        )
        for reason in reasons
    )


def unplaced_list(scene: Scene, report: Report, *, most: str) -> None:
    """List the firms without a place, each with its first reason; a click chooses the firm."""
    rows = unplaced_rows(report.problem, report.plan, report.reasons)
    if not rows:
        sheet(paragraph(scene.say(overview_words.UNPLACED_NONE)), key="unplaced_list")
        return
    sheet(items(*(_line(scene, row) for row in rows), most=most), key="unplaced_list")


def unplaced_in_full(scene: Scene, report: Report) -> None:
    """Show every firm without a place with all its reasons, and the same as a table."""
    rows = unplaced_rows(report.problem, report.plan, report.reasons)
    if not rows:
        sheet(paragraph(scene.say(overview_words.UNPLACED_NONE)), key="unplaced_full")
        return
    sheet(paragraph(scene.fill(words.INTRO, count=len(rows)), Tone.MUTED), key="unplaced_intro")
    heads = (
        words.FIRM,
        words.WHY,
        words.NEED,
        words.HAVE,
        words.HOLDERS,
        words.TEXT,
    )
    cells = [made for row in rows for made in _rows(scene, row)]
    sheet(grid([scene.say(head) for head in heads], cells), key="unplaced_table")


def _rows(scene: Scene, row: UnplacedRow) -> Iterator[GridRow]:
    """Give a row for each reason; only the first says which firm it is about."""
    firm = row.firm
    who = f"{firm.firm_id} {scene.say(firm.name)}\n{_asks(scene, row)}"
    for at, reason in enumerate(row.reasons or (None,)):
        yield GridRow(
            cells=(who if at == 0 else "", *_cells(scene, reason)),
            pick=firm.firm_id,
            tone=Tone.PLAIN if at == 0 else Tone.MUTED,
        )


def _line(scene: Scene, row: UnplacedRow) -> ListItem:
    firm, first = row.firm, row.first
    return ListItem(
        title=f"{firm.firm_id} {scene.say(firm.name)}",
        text=scene.say(first.sentence) if first else scene.say(overview_words.NO_REASON),
        badge=_asks(scene, row),
        pick=firm.firm_id,
        tone=Tone.BAD if firm.is_signed else Tone.PLAIN,
    )


def _asks(scene: Scene, row: UnplacedRow) -> str:
    return scene.fill(
        overview_words.REQUEST,
        area=fmt.area(row.firm.area_req_m2),
        stage=scene.say(word(row.firm.stage)),
    )


def _cells(scene: Scene, reason: ReasonRow | None) -> tuple[str, ...]:
    if reason is None:
        return ("", "", "", "", scene.say(overview_words.NO_REASON))
    return (
        f"{scene.say(reason.why)}\n{scene.say(reason.rule)}",
        scene.say(reason.need),
        scene.say(reason.available),
        " ".join(reason.holders),
        scene.say(reason.sentence),
    )


def _need(scene: Scene, reason: ReasonRow) -> str:
    if not reason.need.zh:
        return ""
    return scene.fill(
        words.NEEDS_HAS, need=scene.say(reason.need), available=scene.say(reason.available) or fmt.NONE
    )
