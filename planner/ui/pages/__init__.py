"""The pages: each in a folder with its components, and with its words where no other page says them."""

from pathlib import Path


def file_of(name: str) -> Path:
    """Return the file of a page by its name, which is also its address: what links and the menu go by."""
    return Path(__file__).parent / name / f"{name}.py"
