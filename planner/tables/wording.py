"""Cells of words as people read them, and back: codes stay in the tables, words are on show."""

from planner.domain.vocabulary.words import NO, WORDS, YES
from planner.tables.cells import read_cell
from planner.tables.cells.cell_result import CellValue
from planner.tables.columns.column import Column, Kind
from planner.text import Lang


def choices_of(column: Column, lang: Lang) -> tuple[str, ...]:
    """Return the words that a cell of a closed vocabulary may hold, in `lang`; nothing for any other column."""
    if column.kind is Kind.YES_NO:
        return YES.say(lang), NO.say(lang)
    words = WORDS.get(column.words, {}) if column.words is not None else {}
    return tuple(word.say(lang) for word in words.values())


def shown_cell(column: Column, text: str, lang: Lang) -> str:
    """Return a cell as people read it: codes of words as words, anything else as it was typed."""
    if column.kind is Kind.YES_NO:
        return {"Y": YES.say(lang), "N": NO.say(lang)}.get(text, text)
    if column.words is None or column.words not in WORDS:
        return text
    return next((said.say(lang) for word, said in WORDS[column.words].items() if word == text), text)


def stored_cell(column: Column, text: str) -> str:
    """Return a cell as tables keep it: a word that is read without doubt as its code, anything else as typed."""
    if column.kind not in {Kind.YES_NO, Kind.WORD} or not text:
        return text
    verdict = read_cell(text, column)
    if not isinstance(verdict, CellValue):
        return text
    if isinstance(verdict.value, bool):
        return "Y" if verdict.value else "N"
    return str(verdict.value)
