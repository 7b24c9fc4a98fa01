"""Opening the database that everything is kept in, and what can go wrong with it."""

from planner.settings import Settings
from planner.store.errors import StoreError, StoreFault
from planner.store.identity import name_person, person_of
from planner.store.opening import open_store
from planner.store.store import Store

__all__ = ["Store", "StoreError", "StoreFault", "name_person", "open_database", "person_of"]


def open_database(settings: Settings) -> Store:
    """Open the database the settings name; a new one is made, an older one is backed up and brought up.

    Raises
    ------
    StoreError
        If it cannot be used; its message says what to do.
    """
    return open_store(settings.database_url)
