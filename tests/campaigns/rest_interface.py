"""The interface over HTTP under schemathesis: whatever its document allows, and what it does not, is answered as it says."""

import json
import subprocess
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

import run as starter
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.app_server import app_server
from tests.support.shipped import with_plans

FOLDER = starter.ROOT / ".venv-campaigns"
LOCKS = ("requirements-campaigns.lock",)
REQUEST_S = 120
"""How long an answer may take: no time is promised, and the machine may be busy."""
OPERATIONS_S = 10_800
"""How long one pass may take."""
NOT_ASKED = ("unsupported_method", "positive_data_acceptance", "missing_required_header")
"""Checks that do not apply: an id that fits its pattern need not be there, no header is required."""


def run(count: int, seed: int) -> Evidence:
    """Ask each operation `count` times a phase, from a seed: with any ids, then with those of the park and plan that are there."""
    python = starter.ready_environment(FOLDER, LOCKS)
    figures: list[tuple[str, str]] = []
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with app_server(folder, data=with_plans(folder / "data"), home=folder) as server:
            api = f"{server.address}/api"
            passes: tuple[tuple[str, dict[str, str]], ...] = (("any ids", {}), ("known ids", _known(api)))
            for title, known in passes:
                config = folder / "schemathesis.toml"
                config.write_text(_config(known), "utf-8")
                told, faults = _asked(python, api, config, folder, size=(count, seed))
                figures.append((f"requests, {title}", f"{told['test_cases']['generated']}"))
                figures.append((f"operations, {title}", f"{told['operations']['tested']}"))
                failures += [f"{title}: {fault}" for fault in faults]
    figures.append(("answers 5xx", str(sum("server error" in one.lower() for one in failures))))
    return Evidence(tuple(figures), tuple(failures))


def _known(api: str) -> dict[str, str]:
    """Return a park, a plan, a firm and a place that are there, by the names of the parameters."""
    with urllib.request.urlopen(f"{api}/parks") as answer:  # of this machine
        parks = json.load(answer)
    park = next(one for one in parks if one["plans"])
    return {
        "path.park": park["park"],
        "path.plan": park["plans"][0]["plan"],
        "query.firm": "F01",
        "query.place": "A2",
    }


def _config(known: dict[str, str]) -> str:
    return "[parameters]\n" + "".join(f'"{name}" = "{value}"\n' for name, value in known.items())


def _asked(
    python: Path, api: str, config: Path, folder: Path, *, size: tuple[int, int]
) -> tuple[dict[str, Any], list[str]]:
    """Return the report of one pass, and its faults: each failure with the operations it is of."""
    count, seed = size
    report = folder / "report.json"
    command = [
        str(python), "-m", "schemathesis.cli", "--config-file", str(config), "run", f"{api}/openapi.json",
        "--checks", "all", "--exclude-checks", ",".join(NOT_ASKED), "--max-examples", str(count), "--seed", str(seed),
        "--continue-on-failure", "--workers", "1", "--request-timeout", str(REQUEST_S),
        "--max-response-time", str(REQUEST_S), "--no-color", "--report-json-path", str(report),
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=OPERATIONS_S, check=False
    )
    if not report.is_file():
        return {"test_cases": {"generated": 0}, "operations": {"tested": 0}}, [done.stdout + done.stderr]
    told = json.loads(report.read_text("utf-8"))
    faults = [f"{one['title']} ({one['count']}): {', '.join(one['operations'])}" for one in told["failures"]]
    return told, faults + [f"{one['title']} ({one['count']})" for one in told["errors"]]


CAMPAIGN = Campaign(
    "rest-interface",
    "schemathesis reads the OpenAPI document of the running app and asks every operation with data that the document allows and data that it does not, with any "
    "ids and with those of a park and plan that are there, one request after another too where an answer names the next: no answer is a server error, each has a "
    "status, a type and a form that the document tells, and what it forbids is refused.",
    count=200,
    run=run,
)
