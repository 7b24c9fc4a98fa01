"""How much one person may ask of a server that several share; on one PC there is no limit of this kind."""

from planner.services.people.calls import AccessRefusal, is_called
from planner.text import message

MOST_TASKS = 8
"""Tasks of a person that wait or run; a solve more of theirs waits until the one under way is over."""


class QuotaRefusal(AccessRefusal):
    """Someone who asked for more than a person may have at a time; nothing was done."""


def require_room(tasks: int) -> None:
    """Refuse one task more than a person may have, within the transaction that asks for it.

    Raises
    ------
    QuotaRefusal
        Saying how many there may be.
    """
    if is_called() and tasks > MOST_TASKS:
        raise QuotaRefusal(
            message(
                "您已有 {most} 项计算在等待或进行，这一项没有开始。请等其中一项结束，或先取消一项。",
                "{most} computations of yours wait or run already, so this one was not begun. Wait for one, or cancel one.",
                most=MOST_TASKS,
            )
        )
