"""One write: a transaction with who does it and when. All of it is kept, or nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from planner.domain.projects.actor import Actor
from planner.store import tables


@dataclass(frozen=True)
class Transaction:
    """An open transaction of one actor; `now` is one time for all its rows."""

    db: Connection
    actor: Actor
    now: datetime

    @property
    def signature(self) -> dict[str, str]:
        """The actor as the columns of a row."""
        return {"actor_id": self.actor.actor_id, "actor_name": self.actor.name}

    def note(
        self, action: str, kind: str, subject: str, *, version: int | None = None, detail: str = ""
    ) -> None:
        """Write into the audit trail, within this very transaction."""
        self.db.execute(
            tables.audit.insert().values(
                at=self.now,
                **self.signature,
                action=action,
                kind=kind,
                subject=subject,
                version=version,
                detail=detail,
            )
        )


def begun(db: Connection, actor: Actor) -> Transaction:
    """Return the transaction of an actor on a connection that has begun."""
    return Transaction(db=db, actor=actor, now=datetime.now(UTC))
