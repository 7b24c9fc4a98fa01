"""One write: a transaction with who does it and when. All of it is kept, or nothing."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from planner.domain.projects.actor import Actor


@dataclass(frozen=True)
class Transaction:
    """An open transaction of one actor; `now` is one time for all its rows."""

    db: Connection
    actor: Actor
    now: datetime
    notes: list[dict[str, Any]] = field(default_factory=list)
    """Lines for the audit trail: kept at the end, since whoever adds to the chain keeps others from it until then."""

    @property
    def signature(self) -> dict[str, str]:
        """The actor as the columns of a row."""
        return {"actor_id": self.actor.actor_id, "actor_name": self.actor.name}

    def note(
        self, action: str, kind: str, subject: str, *, version: int | None = None, detail: str = ""
    ) -> None:
        """Have a line of the audit trail written with this very transaction, as the last it writes."""
        self.notes.append(
            {
                "at": self.now,
                **self.signature,
                "action": action,
                "kind": kind,
                "subject": subject,
                "version": version,
                "detail": detail,
            }
        )


def begun(db: Connection, actor: Actor) -> Transaction:
    """Return the transaction of an actor on a connection that has begun."""
    return Transaction(db=db, actor=actor, now=datetime.now(UTC))
