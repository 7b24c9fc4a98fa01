"""What a spreadsheet is told to check of a column: choices, bounds, and the words it warns with."""

from typing import Any

from planner.domain.validation.bounds import bound_of
from planner.domain.validation.row_checks import bound_message
from planner.tables.columns.column import Column, Kind, Table
from planner.tables.template.examples import example_of
from planner.text import Lang

_TITLE, _MESSAGE = 32, 255
"""Characters a spreadsheet shows of a prompt."""


def check_of(table: Table, column: Column, lang: Lang, *, choices: str = "") -> dict[str, Any]:
    """Return the validation of a column as the writer of workbooks takes it.

    `choices` is a range that lists the words to choose from. Where people write units or
    words around a number, the spreadsheet warns and lets it pass: the reader knows them.
    """
    rule = _choice(choices, column) if choices else _rule(table, column)
    return {
        **rule,
        "input_title": column.title.say(lang)[:_TITLE],
        "input_message": _prompt(table, column, lang)[:_MESSAGE],
        "error_title": column.title.say(lang)[:_TITLE],
        "error_message": _prompt(table, column, lang)[:_MESSAGE],
        "ignore_blank": True,
    }


def _choice(choices: str, column: Column) -> dict[str, Any]:
    """Offer a list; a cell that holds several names takes more than one of it and is not warned about."""
    several = column.kind is Kind.LIST
    return {"validate": "list", "source": choices, "error_type": "warning", "show_error": not several}


def _rule(table: Table, column: Column) -> dict[str, Any]:
    if column.kind not in {Kind.WHOLE, Kind.DECIMAL} or table.row_type is None:
        return {"validate": "any"}
    bound = bound_of(table.row_type, column.key)
    kind = "integer" if column.kind is Kind.WHOLE else "decimal"
    if bound.most is None:
        return {"validate": kind, "criteria": ">=", "value": float(bound.least), "error_type": "warning"}
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": float(bound.least),
        "maximum": float(bound.most),
        "error_type": "warning",
    }


def _prompt(table: Table, column: Column, lang: Lang) -> str:
    says = column.help.say(lang)
    parts = [says, f"{'例' if lang is Lang.ZH else 'Example'}: {example_of(column, lang)}"]
    if column.kind in {Kind.WHOLE, Kind.DECIMAL} and table.row_type is not None:
        parts.append(bound_message(bound_of(table.row_type, column.key)).say(lang))
    return "\n".join(parts)
