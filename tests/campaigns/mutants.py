"""Mutants of checker, engine, parser and store: how many of the faults made on purpose the rooms' own small tests find.

Each is a module with one change made by an operator of cosmic-ray; a sample of each room is drawn with the seed.
"""

import json
import subprocess
import sys
from functools import partial
from typing import Any

import run as starter
from tests.campaigns._evidence import Campaign, Evidence
from tests.campaigns.rest_interface import FOLDER, LOCKS
from tests.support.mutation.explained import EXPLAINED
from tests.support.mutation.rooms import ROOMS, Room

LEAST_SHARE = 0.9
FOUND = frozenset({"killed", "ended by its limit"})


def run(count: int, seed: int, *, room: Room) -> Evidence:
    """Try the tests of a room on `count` mutants of it."""
    python = starter.ready_environment(FOLDER, LOCKS)
    places, mutants = _mutants(str(python), room, count, seed)
    ends = _asked([sys.executable, "-W", "ignore", "-m", "tests.support.mutation.trial", room.name], mutants)
    survivors = [one for one in ends if one["end"] not in FOUND]
    known = [EXPLAINED.get((one["path"], one["before"], one["after"])) for one in survivors]
    found, explained = len(ends) - len(survivors), sum(why is not None for why in known)
    share = found / max(1, len(ends))
    figures = [
        ("places where something can be changed", str(places)),
        ("mutants tried", str(len(ends))),
        ("found by the tests", f"{found} ({share:.1%})"),
        ("change nothing that can be seen", str(explained)),
        ("modules with a mutant", str(len({one["path"] for one in ends}))),
    ]
    failures: list[str] = []
    for one, why in zip(survivors, known, strict=True):
        place = f"`{one['path']}:{one['line']}` `{one['after']}`"
        if why is None:
            failures.append(f"{place}, {one['end']}, instead of `{one['before']}`")
        else:
            figures.append((place.replace("|", "\\|"), why))
    if found + explained < LEAST_SHARE * len(ends):
        failures.append(f"only {share:.1%} are found")
    return Evidence(tuple(figures), tuple(failures))


def _mutants(python: str, room: Room, count: int, seed: int) -> tuple[int, list[dict[str, Any]]]:
    """Return in how many places of a room something can be changed, and the mutants drawn."""
    paths = sorted(
        {path.relative_to(starter.ROOT).as_posix() for one in room.modules for path in starter.ROOT.glob(one)}
    )
    asked = {"root": str(starter.ROOT), "paths": paths, "count": count, "seed": seed}
    told = _asked([python, "tests/support/mutation/listing.py"], asked)
    return told["places"], told["mutants"]


def _asked(command: list[str], told: object) -> Any:
    answer = subprocess.run(
        command, cwd=starter.ROOT, env=starter.child_environment(), input=json.dumps(told), stdout=subprocess.PIPE, text=True, check=True
    )  # fmt: skip
    return json.loads(answer.stdout)


CAMPAIGNS = tuple(
    Campaign(
        f"mutants-{room.name}",
        f"Of faults made on purpose in the {room.name} (one a module, by the operators of cosmic-ray, drawn with the seed) the room's own small tests find "
        "at least 90 %; each that they do not find changes nothing that can be seen, for the reason told.",
        count=150,
        run=partial(run, room=room),
    )
    for room in ROOMS
)
"""One for each room."""
