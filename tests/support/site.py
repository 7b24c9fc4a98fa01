"""The documentation as a site that needs no network and no server: built by Zensical from docs, mended, looked through.

Standard library only.
"""

import re
import shutil
import sys
from pathlib import Path

import run

FOLDER = run.ROOT / ".venv-docs"
LOCKS = ("requirements-docs.lock",)
SITE = run.ROOT / "out" / "docs"
SHIM = run.ROOT / "tests" / "support" / "iframe-worker.js"
"""Lets a page that is opened as a file search in the background (iframe-worker 1.0.4, MIT); the tool would get it from a server."""
_SHIM_ELSEWHERE = re.compile(r'https://unpkg\.com/iframe-worker/shim[^"]*')
_LOADED = re.compile(
    r"""<(?:script|img|iframe|source|video)\b[^>]*?\bsrc=["']?(?P<src>https?:[^"'\s>]+)"""
    r"""|<link\b(?=[^>]*\brel=["']?(?:stylesheet|icon|preload|preconnect))[^>]*?\bhref=["']?(?P<href>https?:[^"'\s>]+)"""
    r"""|url\(["']?(?P<url>https?:[^"')]+)"""
)


def build(arguments: list[str]) -> int:
    """Build the site in out/docs and give the exit code: 1 if a page, a link or an anchor is missing, or something is loaded from elsewhere."""
    if arguments:
        print("python3 run.py docs", file=sys.stderr)
        return 2
    python = run.ready_environment(FOLDER, LOCKS)
    shutil.rmtree(SITE, ignore_errors=True)
    code = run.call([str(python), "-m", "zensical", "build", "--strict", "--clean"], folder=run.ROOT)
    if code:
        return code
    mend(SITE)
    elsewhere = loaded_from_elsewhere(SITE)
    for line in elsewhere:
        print(line, file=sys.stderr)
    print(f"文档 Documentation: {(SITE / 'index.html').as_uri()}")
    return 1 if elsewhere else 0


def mend(site: Path) -> None:
    """Have every page load from the site itself what lets it search without a server."""
    there = site / "assets" / "javascripts" / SHIM.name
    there.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SHIM, there)
    for page in site.rglob("*.html"):
        up = "../" * (len(page.relative_to(site).parts) - 1)
        text = page.read_text("utf-8")
        page.write_text(_SHIM_ELSEWHERE.sub(f"{up}assets/javascripts/{SHIM.name}", text), "utf-8")


def loaded_from_elsewhere(site: Path) -> list[str]:
    """Return what pages and styles of a site load from another machine: the file and the address."""
    files = sorted([*site.rglob("*.html"), *site.rglob("*.css")])
    return [
        f"{file.relative_to(site).as_posix()}: {next(filter(None, found.groups()))}"
        for file in files
        for found in _LOADED.finditer(file.read_text("utf-8"))
    ]
