"""The proxy of the tests, and how to get one. Standard library only."""

import shutil
from pathlib import Path

DEBIAN_PACKAGES = ("nginx-light",)
PLACES = ("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx")


def find() -> Path | None:
    """Return the program."""
    on_path = shutil.which("nginx")
    places = [Path(one) for one in (on_path, *PLACES) if one]
    return next((one for one in places if one.exists()), None)


def how_to_get() -> str:
    """Say in both languages what is missing and how to get it."""
    package = " ".join(DEBIAN_PACKAGES)
    return (
        f"未找到 nginx。请安装（Debian: sudo apt-get install -y {package}），或用 python3 run.py test --core 跳过这些测试。\n"
        f"No nginx was found. Install it (Debian: sudo apt-get install -y {package}), or leave these tests out with "
        "python3 run.py test --core."
    )
