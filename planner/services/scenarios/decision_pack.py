"""The papers of a decision on two plans: memos, comparison, slides and workbooks in one zip."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.exports.zipping import zipped
from planner.services.planning.exporting import downloads, file_order
from planner.services.planning.file_names import file_name
from planner.services.scenarios.comparison import ComparedPlan, compare_sides
from planner.services.scenarios.comparison_files import comparison_files
from planner.text import Lang, Text
from planner.views.imprint import imprint_of

PACK = Text("决策材料", "Decision pack")
LETTERS = ("A", "B")
"""What the two plans are called beside their names, in the papers' file names and on screen."""
KINDS = ("memo", "deck", "excel")
"""The files of each plan, by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """The pack as one file."""

    file_name: str
    data: bytes


def decision_pack(
    options: tuple[ComparedPlan, ComparedPlan],
    langs: Sequence[Lang],
    *,
    in_force: ComparedPlan | None = None,
) -> PackFile:
    """Return the papers on two plans in the languages asked for; equal plans and names give equal bytes.

    The memo and the slides of each plan tell what it changes against the plan `in_force`, as its own
    files do; the comparison holds the second plan against the first.
    """
    files = dict(_comparison(options, langs))
    for letter, option in zip(LETTERS, options, strict=True):
        files |= {f"{letter}_{name}": data for name, data in _files(option, langs, in_force)}
    return PackFile(file_name=pack_name(options, langs), data=zipped(files))


def pack_name(options: tuple[ComparedPlan, ComparedPlan], langs: Sequence[Lang]) -> str:
    """Return what the papers on two plans are called."""
    first, second = (one.name for one in options)
    both = Text(f"{first.zh} - {second.zh}", f"{first.en} - {second.en}")
    return file_name(imprint_of(options[0].report, both), PACK, ".zip", langs)


def _comparison(options: tuple[ComparedPlan, ComparedPlan], langs: Sequence[Lang]) -> list[tuple[str, bytes]]:
    wanted = [one for one in comparison_files(options, 0, langs) if one.key == "pdf"]
    for lang in langs:
        wanted += [one for one in comparison_files(options, 0, (lang,)) if one.key == "excel"]
    return [(one.file_name, one.make()) for one in wanted]


def _files(
    option: ComparedPlan, langs: Sequence[Lang], in_force: ComparedPlan | None
) -> list[tuple[str, bytes]]:
    # The plan in force changes nothing against itself.
    before = None if in_force is None or in_force.report.outcome == option.report.outcome else in_force
    order = file_order(
        option.report,
        plan=option.name,
        comparison=lambda: None if before is None else compare_sides((before, option)),
        before=lambda: None if before is None else before.report.plan,
    )
    wanted = [one for one in downloads(order, langs) if one.kind.is_multilingual]
    for lang in langs:
        wanted += [one for one in downloads(order, (lang,)) if not one.kind.is_multilingual]
    return [(one.file_name, one.make()) for one in wanted if one.kind.key in KINDS]
