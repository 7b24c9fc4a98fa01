"""What people entered about the way of a firm, as sentences and table cells."""

from planner.domain.milestones.entry import EntryContent, FirmService, MilestoneDates
from planner.domain.milestones.kinds import MILESTONE_TITLES, MilestoneKind
from planner.text import Message, Text, message
from planner.views import format as fmt

_NONE = Text(fmt.NONE, fmt.NONE)


def entry_message(subject: str, content: EntryContent) -> Message:
    """Say what an entry says."""
    if isinstance(content, MilestoneDates):
        return message(
            "{step}：承诺 {planned}，实际 {actual}",
            "{step}: promised {planned}, met {actual}",
            step=MILESTONE_TITLES[MilestoneKind(subject)],
            planned=fmt.day(content.planned),
            actual=fmt.day(content.actual),
        )
    if isinstance(content, FirmService):
        return message(
            "责任人 {owner}；问题 {problems}；下一步 {step}（{due}）",
            "owner {owner}; problems {problems}; next step {step} ({due})",
            owner=content.owner or _NONE,
            problems=content.problems or _NONE,
            step=content.next_step or _NONE,
            due=fmt.day(content.due),
        )
    if content.dropped:
        return message("代办“{title}”不再需要", "task “{title}” no longer needed", title=content.title)
    return message(
        "代办“{title}”：{due} 前，办结 {done}",
        "task “{title}”: by {due}, done {done}",
        title=content.title,
        due=fmt.day(content.due),
        done=fmt.day(content.done),
    )
