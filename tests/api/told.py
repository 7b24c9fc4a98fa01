"""What docs/api.md says of a frame."""

import re

from planner.settings import ROOT

_PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")


def columns(frame: str) -> list[str]:
    """Return the columns that the page gives a frame of a result, such as `PriceResult.gains`."""
    (row,) = re.findall(rf"^\| `{re.escape(frame)}` \|.*$", _PAGE, re.MULTILINE)
    return re.findall(r"`(\w+)`", row.split(" | ")[2])
