"""The files of a comparison: workbook, PDF and CSV, each made when it is asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from planner.domain.changes.comparison import Comparison
from planner.exports.comparison_tables import comparison_tables
from planner.exports.csv_set import table_csv
from planner.exports.excel import tables_workbook
from planner.exports.typeset.comparison import comparison_pdf
from planner.exports.zipping import zipped
from planner.services.planning.file_names import file_name
from planner.services.planning.file_order import PDF, XLSX, ZIP
from planner.services.scenarios.comparison import ComparedPlan, compare_sides
from planner.text import Lang, Text
from planner.views.imprint import Imprint, imprint_of, proof_of

_WHAT = Text("方案对比", "Comparison")
COMPARISON_FILES: Mapping[str, tuple[Text, str, str]] = {
    "pdf": (Text("对比 PDF", "Comparison, PDF"), ".pdf", PDF),
    "excel": (Text("对比工作簿", "Comparison, workbook"), ".xlsx", XLSX),
    "csv": (Text("对比 CSV", "Comparison, CSV"), ".zip", ZIP),
}
"""Title, suffix and kind of each file, by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonFile:
    """One file of a comparison; `make` is called when someone wants it."""

    key: str
    what: Text
    file_name: str
    mime: str
    make: Callable[[], bytes]


def comparison_files(
    sides: Sequence[ComparedPlan], reference: int, langs: Sequence[Lang]
) -> tuple[ComparisonFile, ...]:
    """Return the files of a comparison; workbook and CSV are in the first of the languages."""
    names = Text(" / ".join(one.name.zh for one in sides), " / ".join(one.name.en for one in sides))
    imprint = imprint_of(sides[reference].report, names)

    def made(key: str) -> bytes:
        proofs = [proof_of(one.report) for one in sides]
        return _made(key, compare_sides(sides, reference=reference), proofs, imprint, langs=tuple(langs))

    return tuple(
        ComparisonFile(
            key=key,
            what=what,
            file_name=file_name(imprint, _WHAT, suffix, langs if key == "pdf" else langs[:1]),
            mime=mime,
            make=lambda key=key: made(key),  # type: ignore[misc]
        )
        for key, (what, suffix, mime) in COMPARISON_FILES.items()
    )


def _made(
    key: str, comparison: Comparison, proofs: Sequence[Text], imprint: Imprint, *, langs: tuple[Lang, ...]
) -> bytes:
    if key == "pdf":
        return comparison_pdf(comparison, imprint, langs, proofs)
    tables, lang = comparison_tables(comparison, proofs), langs[0]
    if key == "excel":
        return tables_workbook(tables, imprint, lang=lang)
    return zipped({f"{table.key}.csv": table_csv(table, lang=lang) for table in tables})
