"""What a cell of a column may look like."""

from planner.tables.columns.column import Column, Kind
from planner.tables.wording import choices_of
from planner.text import Lang, Text

_OF_KIND = {
    Kind.TEXT: Text("文字", "text"),
    Kind.ID: Text("A2", "A2"),
    Kind.WHOLE: Text("1200", "1200"),
    Kind.DECIMAL: Text("5.5", "5.5"),
    Kind.QUARTER: Text("2024Q3", "2024Q3"),
    Kind.DATE: Text("2023-03-31", "2023-03-31"),
    Kind.LIST: Text("A2-201;A2-202", "A2-201;A2-202"),
}
_OF_COLUMN = {
    "firm_id": "F01",
    "unit_id": "A2-203",
    "building_id": "A2",
    "archetype": "IVD",
    "probability": "0.85",
    "net_to_gross": "0.89",
    "diversity": "0.8",
    "floor": "2",
    "seq": "1",
}


def example_of(column: Column, lang: Lang) -> str:
    """Return an example of what may stand in a column."""
    if column.key in _OF_COLUMN:
        return _OF_COLUMN[column.key]
    if choices := choices_of(column, lang):
        return choices[0]
    return _OF_KIND[column.kind].say(lang)
