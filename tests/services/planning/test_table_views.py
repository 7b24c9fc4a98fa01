"""Tables as people read them."""

from planner.domain.park.dossier import Dossier, Record, Source
from planner.domain.vocabulary.terms import SourceClass
from planner.services.planning.table_views import ledger
from planner.tables.columns import TABLES
from planner.text import Text
from tests.support import make


def source(table: str, row: str = "", column: str = "", one: SourceClass = SourceClass.ASSUMPTION) -> Source:
    return Source(table=table, row=row, column=column, source_class=one, reference="某处 / somewhere")


DOSSIER = Dossier(
    problem=make.problem(firms=[make.firm("F1"), make.firm("F2")]),
    sources=(
        source("firms"),
        source("firms", column="jobs", one=SourceClass.EXPERT),
        source("firms", row="F1", column="jobs", one=SourceClass.PUBLISHED),
    ),
    records=(Record(firm_id="F1", problems="缺水 / no water"),),
)


def test_every_table_with_rows_of_its_own_is_told() -> None:
    for table in TABLES:
        if table.name != "policy":
            told = ledger(DOSSIER, table.name)
            assert told.title == table.title
            assert all(len(row.cells) == len(told.columns) for row in told.rows)


def test_both_languages_of_a_name_are_one_column() -> None:
    told = ledger(DOSSIER, "firms")
    keys = [column.key for column in told.columns]
    assert "name_zh" in keys
    assert "name_en" not in keys
    assert told.rows[0].cells[keys.index("name_zh")] == Text("企业F1", "Firm F1")


def test_columns_come_as_asked_with_words_for_codes() -> None:
    told = ledger(DOSSIER, "firms", only=("stage", "needs_dock", "archetype", "jobs"))
    assert [column.key for column in told.columns] == ["stage", "needs_dock", "archetype", "jobs"]
    stage, dock, kind, jobs = told.rows[0].cells
    assert isinstance(stage, Text)
    assert (dock, kind, jobs) == (Text("否", "no"), Text("DEV类", "Kind DEV"), 20)


def test_the_more_exact_source_wins_and_exceptions_are_told_by_row() -> None:
    told = ledger(DOSSIER, "firms", only=("jobs", "product"))
    jobs, product = (column.provenance for column in told.columns)
    assert jobs is not None
    assert product is not None
    assert jobs.source_class is SourceClass.EXPERT
    assert product.source_class is SourceClass.ASSUMPTION
    assert product.reference == Text("某处", "somewhere")
    first, second = told.rows
    assert [one.source_class for _, one in first.exceptions] == [SourceClass.PUBLISHED]
    assert second.exceptions == ()
    assert told.has_exceptions


def test_text_of_both_languages_is_parted() -> None:
    told = ledger(DOSSIER, "records", only=("problems",))
    assert told.rows[0].cells == (Text("缺水", "no water"),)


def test_a_table_without_sources_says_none() -> None:
    told = ledger(DOSSIER, "units")
    assert {column.provenance for column in told.columns} == {None}
    assert not told.has_exceptions
