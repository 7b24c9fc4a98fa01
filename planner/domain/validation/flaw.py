"""A flaw: what is wrong with one field of one fact."""

from dataclasses import dataclass
from typing import Any

from planner.domain.solving.finding import Issue, Severity
from planner.domain.vocabulary.titles import title_of
from planner.text import Message, message


@dataclass(frozen=True, kw_only=True)
class Flaw:
    """What is wrong with field `column` of `row`, which is a fact or a setting itself, not a copy.

    `subjects` are ids, that of the row first.
    """

    row: Any
    column: str
    said: Message
    subjects: tuple[str, ...]
    severity: Severity = Severity.ERROR

    @property
    def issue(self) -> Issue:
        """The flaw as an issue without a cell, for facts that came from no file."""
        said = message(
            "{subject} 的{column}：{said}",
            "{column} of {subject}: {said}",
            subject=" ".join(self.subjects[:1]),
            column=title_of(self.column),
            said=self.said.both(),
        )
        return Issue(severity=self.severity, message=said, subjects=self.subjects)
