"""How an edit is refused: which edit, which field, what is wrong, what to do."""

from collections.abc import Collection, Iterable

from planner.domain.solving.finding import Issue, Severity
from planner.domain.vocabulary.titles import named
from planner.text import Lang, Message, Text, message

Key = tuple[str, ...]
"""One field an edit writes, such as ("firm", "F07", "area_max_m2")."""


class EditConflict(Exception):  # noqa: N818  a planner says conflict
    """Edits that cannot be applied, or that write the same field; `issues` tells all of them."""

    def __init__(self, *issues: Issue) -> None:
        super().__init__("; ".join(issue.message.say(Lang.EN) for issue in issues))
        self.issues = issues


def as_text(said: Message) -> Text:
    """Say a message in both languages, to be part of another."""
    return Text(zh=said.say(Lang.ZH), en=said.say(Lang.EN))


def refused(edit: Message, field: str, *, wrong: Message, remedy: Message) -> EditConflict:
    """Return the refusal of one edit."""
    said = message(
        "修改“{edit}”，{field}：{wrong}。{remedy}。",
        "Edit “{edit}”, {field}: {wrong}. {remedy}.",
        edit=as_text(edit),
        field=named(field),
        wrong=as_text(wrong),
        remedy=as_text(remedy),
    )
    return EditConflict(Issue(severity=Severity.ERROR, message=said, subjects=(field,)))


def require_known(edit: Message, field: str, given: str | Iterable[str], *, known: Collection[str]) -> None:
    """Refuse ids that are not among the known ones.

    Raises
    ------
    EditConflict
        Naming the first unknown id and some that exist.
    """
    names = (given,) if isinstance(given, str) else tuple(given)
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise refused(
            edit,
            field,
            wrong=message("没有“{name}”", "there is no “{name}”", name=unknown[0]),
            remedy=message("可用：{known}", "Use one of: {known}", known=id_list(known))
            if known
            else message("这里一个也没有", "There is none here"),
        )


def require_new(edit: Message, field: str, given: str, *, known: Collection[str]) -> None:
    """Refuse an id that exists already.

    Raises
    ------
    EditConflict
        Naming the id.
    """
    if given in known:
        raise refused(
            edit,
            field,
            wrong=message("“{name}”已存在", "“{name}” exists already", name=given),
            remedy=message("请换一个编号", "Choose another id"),
        )


def require(edit: Message, field: str, holds: bool, *, wrong: Message, remedy: Message) -> None:  # noqa: FBT001
    """Refuse the edit unless `holds`.

    Raises
    ------
    EditConflict
        With the words given.
    """
    if not holds:
        raise refused(edit, field, wrong=wrong, remedy=remedy)


def id_list(names: Iterable[str], *, most: int = 12) -> str:
    """Write a list of ids, cut short after `most`."""
    ordered = sorted(names)
    return ", ".join(ordered[:most]) + (" …" if len(ordered) > most else "")
