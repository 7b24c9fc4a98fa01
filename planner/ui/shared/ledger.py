"""A table of the park on screen: headings carry units and the mark of their source class."""

from collections.abc import Iterator, Sequence

from planner.domain.vocabulary.terms import SourceClass
from planner.services.planning.table_views import Cell, TableView, TableViewColumn, TableViewRow, ledger
from planner.services.recent import RecentViews
from planner.text import Text
from planner.ui.page_context import PageContext
from planner.ui.shared.sheet import Badge, GridRow, Part, Tone, grid, items, sheet, sheet_of
from planner.ui.shared.tables import SheetColumn, SheetTable, Value, sheet_table, show_table
from planner.ui.shared.words import facts as words
from planner.views import format as fmt
from planner.views.bases import BASES
from planner.views.words import word

_LEDGERS: RecentViews[tuple[SheetTable, Text]] = RecentViews(64)
_TONES = {SourceClass.PUBLISHED: Tone.GOOD, SourceClass.STANDARD: Tone.ACCENT, SourceClass.WEB: Tone.ACCENT}


def legend(*, context: PageContext, key: str) -> None:
    """Say what the marks beside headings stand for."""
    marks = [
        Badge(text=f"{mark} {context.say(word(one))}", tone=_TONES.get(one, Tone.PLAIN))
        for one, mark in words.MARKS.items()
    ]
    sheet(items(*marks), key=key)


def show_ledger(
    context: PageContext,
    name: str,
    *,
    only: Sequence[str] = (),
    pick: bool = False,
    height_px: int | None = None,
    key: str = "",
) -> None:
    """Show a table of the park; with `pick` a row chooses the firm it is about."""
    made, title = _LEDGERS.of(
        context.dossier,
        (name, tuple(only), pick, context.lang),
        lambda: _made(context, name, only, pick=pick),
    )
    show_table(made, key=key or f"ledger_{name}", alt=context.say(title), height_px=height_px)


def _made(context: PageContext, name: str, only: Sequence[str], *, pick: bool) -> tuple[SheetTable, Text]:
    """Return a table of the park and its title."""
    found = ledger(context.dossier, name, only=only)
    rows = [_row(context, row, exceptions=found.has_exceptions) for row in found.rows]
    firms = [row.row_id for row in found.rows] if pick else []
    return sheet_table(_columns(context, found), rows, firms=firms), found.title


def show_ledger_in_full(context: PageContext, name: str, *, only: Sequence[str] = ()) -> None:
    """Show a short table of the park with every sentence in full."""

    def parts() -> Iterator[Part]:
        found = ledger(context.dossier, name, only=only)
        columns = _columns(context, found)
        rows = [_row(context, row, exceptions=found.has_exceptions) for row in found.rows]
        made = [GridRow(cells=tuple(_written(cell) for cell in row)) for row in rows]
        right = {at for at, column in enumerate(columns) if column.places is not None}
        yield grid([column.label for column in columns], made, right=right)

    sheet_of(context.dossier, (tuple(only), context.lang), parts, key=f"ledger_{name}")


def _columns(context: PageContext, found: TableView) -> list[SheetColumn]:
    columns = [_column(context, column) for column in found.columns]
    if found.has_exceptions:
        columns.append(SheetColumn(label=context.say(words.EXCEPTIONS), width="large"))
    return columns


def _written(cell: Value) -> str:
    if isinstance(cell, str):
        return cell
    return "" if cell is None else fmt.short_number(cell, 3)


def _column(context: PageContext, column: TableViewColumn) -> SheetColumn:
    provenance = column.provenance
    mark = words.MARKS[provenance.source_class] if provenance else ""
    source = context.say(word(provenance.source_class)) if provenance else context.say(words.UNMARKED)
    said = context.fill(
        words.HEADING_HELP,
        says=context.say(column.help),
        source=source,
        reference=context.say(provenance.reference) if provenance else "",
    )
    return SheetColumn(label=f"{mark} {context.say(column.heading)}".strip(), places=column.places, help=said)


def _row(context: PageContext, row: TableViewRow, *, exceptions: bool) -> list[Value]:
    cells = [_cell(context, cell) for cell in row.cells]
    if exceptions:
        cells.append(" ".join(_exceptions(context, row)))
    return cells


def _exceptions(context: PageContext, row: TableViewRow) -> Iterator[str]:
    """Say which figures of a row have another source class than their columns, class by class."""
    for one, mark in words.MARKS.items():
        titles = [context.say(title) for title, found in row.exceptions if found.source_class is one]
        if len(titles) == len(row.cells):
            titles = [context.say(words.WHOLE_ROW)]
        if titles:
            yield f"{mark} {context.say(words.COMMA).join(titles)}"


def _cell(context: PageContext, cell: Cell) -> Value:
    if isinstance(cell, Text):
        return context.say(BASES.get(cell.en, cell))
    return context.say(BASES[cell]) if isinstance(cell, str) and cell in BASES else cell
