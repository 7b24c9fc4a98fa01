"""Small parks in folders, and the command line put to them."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from planner.cli import app
from planner.domain.park.dossier import Dossier
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import GroundFloor, Stage
from planner.settings import ROOT
from planner.tables.writing import write_folder
from tests.support import make

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Said:
    """What a call came to."""

    status: int
    out: str
    err: str

    @property
    def told(self) -> Any:
        return json.loads(self.out)


def call(*arguments: str | Path) -> Said:
    """Run the command line in this process."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="planner")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Said(result.exit_code, result.stdout, _COLOUR.sub("", result.stderr))


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "planner", *map(str, arguments)]


def run_command(*arguments: str | Path) -> Said:
    """Run the command line as a user does."""
    done = subprocess.run(command(*arguments), cwd=ROOT, capture_output=True, check=False)
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def two_firms() -> Problem:
    """Return four units, a firm that fits, and one that no unit carries."""
    return make.problem(
        firms=[
            make.firm("F1"),
            make.firm("F2", stage=Stage.LEAD, min_clear_height_m=make.number(12)),
            make.firm("F3", ground_floor=GroundFloor.REQUIRED, m2=2000),
        ]
    )


def folder_of(problem: Problem, folder: Path) -> Path:
    write_folder(Dossier(problem=problem), folder)
    return folder


def untold_keys(section: str, told: Any) -> set[str]:
    """Return the keys of a printed object that its section of docs/cli.md does not name."""
    return {key for key in printed_keys(told) if f"`{key}`" not in section}


def unprinted_keys(section: str, told: Any) -> set[str]:
    """Return the keys that stand first in a row of the table of keys, and that the printed object has nowhere."""
    rows = section.split("| key | holds |\n")[1].split("\n\n", maxsplit=1)[0].splitlines()[1:]
    named = {key for row in rows for key in re.findall(r"`(\w+)`", row.split(" | ")[0])}
    return named - printed_keys(told)


def printed_keys(told: Any) -> set[str]:
    """Return every key of a printed object, without those inside edits: these are told under scenario files."""
    if isinstance(told, list):
        return set[str]().union(*map(printed_keys, told))
    if not isinstance(told, dict):
        return set()
    inner = [printed_keys(one) for key, one in told.items() if key not in {"edits", "tried"}]
    return set(told).union(*inner)


def scenario(folder: Path, *edits: dict[str, Any], name: str = "试", base: str = "") -> Path:
    path = folder / "scenario.json"
    path.write_text(json.dumps({"name": name, "base": base, "edits": edits}, ensure_ascii=False), "utf-8")
    return path
