"""What edits change in the facts, from the old value to the new: the comment of a version."""

from collections.abc import Sequence
from itertools import groupby

from planner.domain.edits import ChangeFirm, DelayHandover, Edit, RemoveFirm, apply
from planner.domain.park.problem import Problem
from planner.services.editing.history import value_text
from planner.services.wording.edits import edit_text
from planner.services.wording.grid_columns import column_title
from planner.text import Text, message


def reports_text(problem: Problem, edits: Sequence[Edit]) -> Text:
    """Say in one line what the edits make of `problem`: `F08 最大面积 3000 → 2500`."""
    lines = []
    for subject, group in groupby(edits, key=lambda edit: edit.firm if isinstance(edit, ChangeFirm) else ""):
        said = [_said(problem, edit) for edit in group]
        zh, en = "，".join(one.zh for one in said), ", ".join(one.en for one in said)
        lines.append(Text(f"{subject} {zh}".strip(), f"{subject} {en}".strip()))
    return Text("；".join(line.zh for line in lines), "; ".join(line.en for line in lines))


def _said(problem: Problem, edit: Edit) -> Text:
    if isinstance(edit, RemoveFirm):
        name = problem.firm[edit.firm].name
        return message("{firm} {name} 退出", "{firm} {name} drops out", firm=edit.firm, name=name).both()
    after = apply(problem, edit)
    if isinstance(edit, ChangeFirm):
        was, now = (getattr(one.firm[edit.firm], edit.field) for one in (problem, after))
        return _change(column_title("firms", edit.field), was, now)
    if isinstance(edit, DelayHandover) and edit.building is not None:
        was, now = (one.building[edit.building].handover_quarter for one in (problem, after))
        title = column_title("buildings", "handover_quarter")
        what = Text(f"{edit.building} {title.zh}", f"{edit.building} {title.en}")
        return _change(what, was, now)
    return edit_text(problem, edit)


def _change(what: Text, was: object, now: object) -> Text:
    return message(
        "{what} {was} → {now}", "{what} {was} → {now}", what=what, was=value_text(was), now=value_text(now)
    ).both()
