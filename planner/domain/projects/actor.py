"""Who does something: every change that is kept carries an actor."""

from pydantic.dataclasses import dataclass

from planner.domain.record import STRICT


@dataclass(frozen=True, config=STRICT)
class Actor:
    """A person, or the program itself; `actor_id` stays, `name` is what others read."""

    actor_id: str
    name: str


PROGRAM = Actor("program", "园区规划师 Park Planner")
"""The program, where no person asked for it: the first import, a restart."""
