"""Uploads: column mappings that people corrected, kept by the headers they were made for."""

from collections.abc import Iterable

from pydantic import ValidationError

from planner.domain.projects.actor import Actor
from planner.services.importing.review import Memory, SheetMapping, learnt, memory_from_json, memory_to_json
from planner.store import preferences
from planner.store.store import Store
from planner.tables.ledgers import KNOWN

_MAPPING = "mapping"


class Uploads:
    """What one database remembers of files that came in."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def memory(self) -> Memory:
        """Return the mappings that were kept; one that speaks of columns we no longer have is left out."""
        with self._store.reading() as db:
            kept = preferences.mappings(db)
        found: dict[str, SheetMapping] = {}
        for signature, content in kept.items():
            mapping = _read(content.get(_MAPPING, ""), signature)
            if mapping is not None:
                found[signature] = mapping
        return found

    def remember(self, actor: Actor, mappings: Iterable[SheetMapping]) -> None:
        """Keep mappings for the next file with these headers."""
        memory = learnt(mappings)
        if not memory:
            return
        with self._store.writing(actor) as write:
            for signature, mapping in memory.items():
                content = memory_to_json({signature: mapping}).decode()
                preferences.keep_mapping(write, signature, {_MAPPING: content})


def _read(content: str, signature: str) -> SheetMapping | None:
    try:
        mapping = memory_from_json(content.encode()).get(signature)
    except ValidationError:
        return None
    if mapping is None or mapping.table not in KNOWN:
        return None
    known = KNOWN[mapping.table].column
    return mapping if all(not one.key or one.key in known for one in mapping.columns) else None
