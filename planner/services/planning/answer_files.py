"""The files of an answer: PDF and workbook, each made when it is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.exports.answers.paper import AnswerPaper, answer_pdf, answer_workbook
from planner.exports.zipping import zipped
from planner.services.planning.file_names import file_name
from planner.services.planning.file_order import PDF, XLSX, ZIP
from planner.text import Lang, Text
from planner.views.imprint import Imprint


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFile:
    """One file of an answer; `make` is called when someone wants it."""

    key: str
    file_name: str
    mime: str
    make: Callable[[], bytes]


def answer_downloads(
    what: Text, paper: Callable[[], AnswerPaper], imprint: Imprint, langs: Sequence[Lang]
) -> tuple[AnswerFile, ...]:
    """Return PDF and workbook of an answer; in two languages the PDF has a part for each, the workbook is two in a zip.

    `what` the answer is names the files.
    """
    chosen = tuple(langs)

    def workbooks() -> bytes:
        told = paper()
        made = {
            file_name(imprint, what, ".xlsx", (lang,)): answer_workbook(told, imprint, lang=lang)
            for lang in chosen
        }
        return next(iter(made.values())) if len(made) == 1 else zipped(made)

    is_one = len(chosen) == 1
    return (
        AnswerFile(
            key="pdf",
            file_name=file_name(imprint, what, ".pdf", chosen),
            mime=PDF,
            make=lambda: answer_pdf(paper(), imprint, chosen),
        ),
        AnswerFile(
            key="excel",
            file_name=file_name(imprint, what, ".xlsx" if is_one else ".zip", chosen),
            mime=XLSX if is_one else ZIP,
            make=workbooks,
        ),
    )


def data_name(what: Text, imprint: Imprint, suffix: str) -> str:
    """Return the name of the file of an answer that programs read."""
    return file_name(imprint, what, suffix, ())
