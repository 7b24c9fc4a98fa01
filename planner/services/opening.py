"""Opening the database that everything is kept in, and what can go wrong with it."""

from planner.domain.actor import Actor
from planner.settings import Settings
from planner.store import remembered
from planner.store.errors import StoreError, StoreFault
from planner.store.opening import open_store
from planner.store.store import Store

__all__ = ["Store", "StoreError", "StoreFault", "local_actor", "name_yourself", "open_database"]

LOCAL = "local"
"""Who works on a PC without a login."""
_NAME = "display name"
_UNNAMED = "本机 This PC"


def open_database(settings: Settings) -> Store:
    """Open the database the settings name; a new one is made, an older one is backed up and brought up.

    Raises
    ------
    StoreError
        If it cannot be used; its message says what to do.
    """
    return open_store(settings.database_url)


def local_actor(store: Store) -> Actor | None:
    """Give who works on this PC; None until a name was given."""
    with store.reading() as db:
        name = remembered.preference(db, _NAME)
    return None if name is None else Actor(LOCAL, name)


def name_yourself(store: Store, name: str) -> Actor:
    """Keep the display name of this PC, asked once."""
    actor = Actor(LOCAL, name.strip() or _UNNAMED)
    with store.writing(actor) as write:
        remembered.set_preference(write, _NAME, actor.name)
    return actor
