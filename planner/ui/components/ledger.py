"""A table of the park on screen: headings carry units and the mark of their source class."""

from collections.abc import Iterator, Sequence

from planner.domain.terms import SourceClass
from planner.services.ledgers import Cell, Ledger, LedgerColumn, LedgerRow, ledger
from planner.text import Text
from planner.ui.components.sheet import Badge, GridRow, Tone, grid, items, sheet
from planner.ui.components.tables import SheetColumn, Value, table
from planner.ui.scene import Scene
from planner.ui.words import facts as words
from planner.views import format as fmt
from planner.views.words import word

_TONES = {SourceClass.PUBLISHED: Tone.GOOD, SourceClass.STANDARD: Tone.ACCENT, SourceClass.WEB: Tone.ACCENT}


def legend(*, scene: Scene, key: str) -> None:
    """Say what the marks beside headings stand for."""
    marks = [
        Badge(text=f"{mark} {scene.say(word(one))}", tone=_TONES.get(one, Tone.PLAIN))
        for one, mark in words.MARKS.items()
    ]
    sheet(items(*marks), key=key)


def show_ledger(
    scene: Scene,
    name: str,
    *,
    only: Sequence[str] = (),
    pick: bool = False,
    height_px: int | None = None,
    key: str = "",
) -> None:
    """Show a table of the park; with `pick` a row chooses the firm it is about."""
    found = ledger(scene.dossier, name, only=only)
    table(
        _columns(scene, found),
        [_row(scene, row, exceptions=found.has_exceptions) for row in found.rows],
        key=key or f"ledger_{name}",
        firms=[row.row_id for row in found.rows] if pick else [],
        alt=scene.say(found.title),
        height_px=height_px,
    )


def show_ledger_in_full(scene: Scene, name: str, *, only: Sequence[str] = ()) -> None:
    """Show a short table of the park with every sentence in full."""
    found = ledger(scene.dossier, name, only=only)
    columns = _columns(scene, found)
    rows = [_row(scene, row, exceptions=found.has_exceptions) for row in found.rows]
    made = [GridRow(cells=tuple(_written(cell) for cell in row)) for row in rows]
    right = {at for at, column in enumerate(columns) if column.places is not None}
    sheet(grid([column.label for column in columns], made, right=right), key=f"ledger_{name}")


def _columns(scene: Scene, found: Ledger) -> list[SheetColumn]:
    columns = [_column(scene, column) for column in found.columns]
    if found.has_exceptions:
        columns.append(SheetColumn(label=scene.say(words.EXCEPTIONS), width="large"))
    return columns


def _written(cell: Value) -> str:
    if isinstance(cell, str):
        return cell
    return "" if cell is None else fmt.short_number(cell, 3)


def _column(scene: Scene, column: LedgerColumn) -> SheetColumn:
    provenance = column.provenance
    mark = words.MARKS[provenance.source_class] if provenance else ""
    source = scene.say(word(provenance.source_class)) if provenance else scene.say(words.UNMARKED)
    said = scene.fill(
        words.HEADING_HELP,
        says=scene.say(column.help),
        source=source,
        reference=scene.say(provenance.reference) if provenance else "",
    )
    return SheetColumn(label=f"{mark} {scene.say(column.heading)}".strip(), places=column.places, help=said)


def _row(scene: Scene, row: LedgerRow, *, exceptions: bool) -> list[Value]:
    cells = [_cell(scene, cell) for cell in row.cells]
    if exceptions:
        cells.append(" ".join(_exceptions(scene, row)))
    return cells


def _exceptions(scene: Scene, row: LedgerRow) -> Iterator[str]:
    """Say which figures of a row have another source class than their columns, class by class."""
    for one, mark in words.MARKS.items():
        titles = [scene.say(title) for title, found in row.exceptions if found.source_class is one]
        if len(titles) == len(row.cells):
            titles = [scene.say(words.WHOLE_ROW)]
        if titles:
            yield f"{mark} {scene.say(words.COMMA).join(titles)}"


def _cell(scene: Scene, cell: Cell) -> Value:
    if isinstance(cell, Text):
        return scene.say(words.BASES.get(cell.en, cell))
    return scene.say(words.BASES[cell]) if isinstance(cell, str) and cell in words.BASES else cell
