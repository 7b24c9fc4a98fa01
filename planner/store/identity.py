"""Who works on this PC: an id of its own, and the name that was asked for once.

It lies in a file of the user's data folder and not in the database, which several PCs may share.
"""

import json
import uuid
from contextlib import suppress
from pathlib import Path

from planner.domain.projects.actor import Actor

FILE = "person.json"


def person_of(folder: Path) -> Actor:
    """Return who works here; the name is empty until one was given."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        said = json.loads((folder / FILE).read_text("utf-8"))
        return Actor(str(said["id"]), str(said["name"]))
    return _kept(folder, Actor(f"pc-{uuid.uuid4().hex[:12]}", ""))


def name_person(folder: Path, name: str) -> Actor:
    """Keep the name of who works here."""
    return _kept(folder, Actor(person_of(folder).actor_id, name.strip()))


def _kept(folder: Path, actor: Actor) -> Actor:
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{FILE}.part"
    part.write_text(json.dumps({"id": actor.actor_id, "name": actor.name}, ensure_ascii=False), "utf-8")
    part.replace(folder / FILE)
    return actor
