"""What comes with the program: libraries of licences that allow it, hashes for each, and no secret among the files."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
FREE = re.compile(
    r"apache|bsd|0bsd|mit\b|mit-0|mit-cmu|isc|mpl|mozilla|psf|python software foundation|zlib|cc0|unlicense",
    re.IGNORECASE,
)
"""Licences under which a library may be used and handed on as it is, whatever the licence of the program."""
AS_A_LIBRARY = {"psycopg": "LGPL-3.0-only", "psycopg-binary": "LGPL-3.0-only"}
"""Those that ask for more, used as they come: whoever installs the program may put another version in their place."""
TEXTS = {".py", ".md", ".toml", ".txt", ".lock", ".json", ".csv", ".js", ".css", ".typ", ".yaml", ".yml", ".conf", ".service",
         ".example", ".ipynb", ".bat", ""}  # fmt: skip
SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bxox[baprs]-[A-Za-z0-9-]{10,}"
    r"|\bppt_[A-Za-z0-9_-]{40,}|\bsk-[A-Za-z0-9]{32,}|\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\."
    r"|://[^\s:/@'\"{}<>$]+:(?!PASSWORD|password|secret|\*\*\*)[^\s:/@'\"{}<>$…]{6,}@"
)
"""What keys, tokens and addresses with a password look like."""
FOLDERS = ("planner", "models", "tests", "benchmarks", "docs", "deploy", "data", ".streamlit", ".ci")


def pinned(lock: str) -> dict[str, str]:
    """Return what a lock says of each library, by name."""
    entries = re.split(r"^(?=[A-Za-z0-9])", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)
    return {re.split(r"[=\[ ]", one)[0].lower(): one for one in entries if "==" in one}


def licence(name: str) -> str | None:
    """Return the licence of a library; None if it is not installed here."""
    try:
        said = metadata.metadata(name).json
    except metadata.PackageNotFoundError:
        return None
    classifiers = [str(one) for one in said.get("classifier", []) if one.startswith("License ::")]
    return str(said.get("license_expression") or ", ".join(classifiers) or said.get("license", "")).partition(
        "\n"
    )[0]


def files() -> list[Path]:
    found = [
        path
        for name in FOLDERS
        for path in (ROOT / name).rglob("*")
        if path.suffix in TEXTS and path.is_file()
    ]
    return [*found, *(path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXTS)]


def test_every_library_may_be_used_and_handed_on() -> None:
    known = {name: told for name in pinned(LOCKS[0]) if (told := licence(name)) is not None}
    assert len(known) > 60
    odd = {
        name: told
        for name, told in known.items()
        if not all(FREE.search(part) for part in re.split(r"\bAND\b|,", told))
        and AS_A_LIBRARY.get(name) != told
    }
    assert not odd


@pytest.mark.parametrize("lock", LOCKS)
def test_every_library_is_pinned_by_what_is_in_it(lock: str) -> None:
    entries = pinned(lock)
    assert len(entries) > 60
    assert not [name for name, told in entries.items() if "--hash=sha256:" not in told]


def test_no_secret_lies_among_the_files() -> None:
    found = {}
    for path in files():
        if "__pycache__" not in path.parts and path.name != Path(__file__).name:
            seen = SECRETS.search(path.read_text("utf-8", "replace"))
            if seen is not None:
                found[str(path.relative_to(ROOT))] = seen.group()[:60]
    assert not found


@pytest.mark.parametrize(
    "text",
    ["-----BEGIN EC PRIVATE " + "KEY-----", "AKIA" + "A1" * 8, "gh" + "p_" + "a" * 36, "pp" + "t_" + "b" * 43,
     "postgresql://planner:" + "hunter22@db/x"],
)  # fmt: skip
def test_what_a_secret_looks_like_is_known(text: str) -> None:
    assert SECRETS.search(text)


def test_the_rules_against_what_is_not_safe_hold_for_the_program() -> None:
    style = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]
    assert style["select"] == ["ALL"]  # those of bandit among them
    assert not [one for one in style["ignore"] if re.fullmatch(r"S\d*", one) and one != "S101"]
    without = {where for where, rules in style["per-file-ignores"].items() if "S" in rules}
    assert without == {"tests/**", "benchmarks/**"}
