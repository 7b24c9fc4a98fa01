"""A comparison as tables: figures, what matters in words, firms that changed, facts that changed, times that moved."""

from collections.abc import Callable, Iterator, Sequence

from planner.domain.changes.comparison import Comparison
from planner.domain.vocabulary.titles import of_table, title_of
from planner.exports.table import Cell, ExportTable, columns
from planner.text import Text
from planner.views.comparison import VERDICTS, changed_rows, figure_rows, firm_rows, sentence_rows, time_rows

_Rows = Iterator[tuple[Cell, ...]]
_SIDES = (("参照", "Reference"), ("本方案", "Plan"))
_KINDS = {"tier": Text("目标层级", "Tier"), "kpi": Text("指标", "Figure"), "goal": Text("目标", "Goal")}


def comparison_tables(comparison: Comparison, proofs: Sequence[Text] = ()) -> tuple[ExportTable, ...]:
    """Return every table of a comparison; differences are against the reference, `proofs` what was proven of each plan."""
    proven = tuple(zip(comparison.names, proofs, strict=True)) if proofs else ()
    firms = (("企业编号", "Firm id"), ("企业", "Firm"), ("变动", "Change"), *_SIDES, ("原因", "Why"))
    facts = (("表", "Table"), ("行", "Row"), ("字段", "Column"), ("变动", "Change"), *_SIDES)
    times = (("对象", "Of"), ("事项", "What"), *_SIDES, ("推迟(季)", "Later by (quarters)"))
    return (
        _figures(comparison),
        _table(
            comparison,
            ("differences", Text("要点", "What matters")),
            (("说明", "In words"),),
            _sentences,
            first=proven,
        ),
        _table(comparison, ("firms", Text("企业变动", "Firms")), firms, _firms),
        _table(comparison, ("facts", Text("数据变动", "Facts")), facts, _facts),
        _table(comparison, ("times", Text("时间变动", "Times")), times, _times),
    )


def _figures(comparison: Comparison) -> ExportTable:
    names = [name for number, name in enumerate(comparison.names) if number != comparison.reference]
    reference = comparison.names[comparison.reference]
    heads = [
        *columns(("类别", "Kind"), ("指标", "Figure"), ("单位", "Unit")),
        Text(f"参照：{reference.zh}", f"Reference: {reference.en}"),
    ]
    for name in names:
        heads += [
            name,
            Text(f"{name.zh} 变化", f"{name.en} change"),
            Text(f"{name.zh} 评价", f"{name.en} verdict"),
        ]
    return ExportTable(
        key="figures",
        title=Text("指标对比", "Figures"),
        columns=tuple(heads),
        rows=tuple(
            (
                _KINDS.get(row.kind, Text(row.kind, row.kind)),
                row.title,
                row.unit,
                row.values[comparison.reference],
                *(
                    cell
                    for number, value in enumerate(row.values)
                    if number != comparison.reference
                    for cell in (value, row.differences[number], VERDICTS[row.verdicts[number]])
                ),
            )
            for row in figure_rows(comparison)
        ),
        fixed=3,
    )


def _table(
    comparison: Comparison,
    name: tuple[str, Text],
    heads: tuple[tuple[str, str], ...],
    rows_of: Callable[[Comparison, int], _Rows],
    *,
    first: tuple[tuple[Cell, ...], ...] = (),
) -> ExportTable:
    key, title = name
    return ExportTable(
        key=key,
        title=title,
        columns=columns(("方案", "Plan"), *heads),
        rows=(
            *first,
            *(
                (comparison.names[number], *row)
                for number in range(len(comparison.names))
                if number != comparison.reference
                for row in rows_of(comparison, number)
            ),
        ),
    )


def _sentences(comparison: Comparison, number: int) -> _Rows:
    return ((said,) for said in sentence_rows(comparison.differences[number]))


def _firms(comparison: Comparison, number: int) -> _Rows:
    for row in firm_rows(comparison.differences[number]):
        why = Text("；".join(one.zh for one in row.causes), "; ".join(one.en for one in row.causes))
        yield row.firm_id, row.name, row.what, row.before, row.after, why


def _facts(comparison: Comparison, number: int) -> _Rows:
    for row in changed_rows(comparison.differences[number]):
        field = title_of(row.field) if row.field else ""
        yield of_table(row.table), row.key, field, row.what, row.before, row.after


def _times(comparison: Comparison, number: int) -> _Rows:
    for row in time_rows(comparison.differences[number]):
        yield row.subject, row.what, row.before, row.after, row.quarters
