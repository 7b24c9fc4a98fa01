"""Where Chromium is on this machine, and how to get it: the one without windows first, which costs a sixth less.

Standard library only.
"""

import os
import shutil
import sys
from pathlib import Path

VARIABLE = "PARK_BROWSER"
DEBIAN_PACKAGES = ("chromium-headless-shell", "fonts-noto-cjk")
OLDER_DEBIAN_PACKAGES = ("chromium", "fonts-noto-cjk")
"""Where there is no package of the browser without windows."""
COMMANDS = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--js-flags=--single-threaded",  # a quarter less work: other processes use the other cores
    "--force-prefers-reduced-motion",
    "--font-render-hinting=slight",  # as on a desktop; letters of the browser without windows are wider by itself
)


def find() -> Path | None:
    """Return Chromium or a relative of it: the one named by PARK_BROWSER, else on PATH, else in the usual places."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named) if Path(named).is_file() else None
    on_path = next(filter(None, map(shutil.which, COMMANDS)), None)
    if on_path:
        return Path(on_path)
    return next((place for place in usual_places() if place.is_file()), None)


def usual_places() -> list[Path]:
    """Where installers put Chromium, Chrome and Edge on macOS and Windows."""
    if sys.platform == "darwin":
        names = ("Chromium", "Google Chrome", "Microsoft Edge")
        homes = (Path("/Applications"), Path.home() / "Applications")
        return [home / f"{name}.app/Contents/MacOS/{name}" for home in homes for name in names]
    variables = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    homes = tuple(Path(os.environ[name]) for name in variables if name in os.environ)
    programs = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
    return [home / program for home in homes for program in (*programs, "Chromium/Application/chrome.exe")]


def how_to_get() -> str:
    """Say in both languages what is missing and how to get it."""
    named = os.environ.get(VARIABLE)
    missing_zh = f"{VARIABLE} 指向的文件不存在：{named}" if named else "未找到 Chromium、Chrome 或 Edge"
    missing_en = f"{VARIABLE} names no file: {named}" if named else "No Chromium, Chrome or Edge was found"
    return (
        f"{missing_zh}。请安装（Debian: sudo apt-get install -y {' '.join(DEBIAN_PACKAGES)}），"
        f"或把 {VARIABLE} 设为其路径，或用 python3 run.py test --core 跳过浏览器测试。\n"
        f"{missing_en}. Install one (Debian: sudo apt-get install -y {' '.join(DEBIAN_PACKAGES)}), "
        f"or set {VARIABLE} to its path, or leave the browser tests out with python3 run.py test --core."
    )
