"""`python -m tests.support.notebooks`: run the notebooks of docs/notebooks and keep what their cells show.

A notebook is run in this process, cell after cell in one namespace, as Jupyter would; no kernel is started.
"""

import ast
import contextlib
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

import run

FOLDER = run.ROOT / "docs" / "notebooks"
WIDE = ("display.width", 160, "display.max_columns", 12, "display.max_colwidth", 60)
"""How frames are told as text, whatever the terminal of whoever runs this."""

Cell = dict[str, Any]


def notebooks() -> list[Path]:
    """Return the notebooks of the docs, in reading order."""
    return sorted(FOLDER.glob("*.ipynb"))


def run_notebook(path: Path, **given: object) -> list[Cell]:
    """Return the cells of a notebook with what they show now; `given` names stand in its namespace from the start.

    Raises
    ------
    AssertionError
        Or whatever else a cell raises, with the notebook and the number of the cell in the traceback.
    """
    names: dict[str, Any] = {"__name__": "__main__", **given}
    cells: list[Cell] = json.loads(path.read_text("utf-8"))["cells"]
    number = 0
    with _in_folder(path.parent), pd.option_context(*WIDE):
        for cell in cells:
            if cell["cell_type"] == "code":
                number += 1
                cell["outputs"] = _outputs("".join(cell["source"]), names, f"{path.name} [{number}]", number)
                cell["execution_count"] = number
    return cells


def _outputs(source: str, names: dict[str, Any], place: str, number: int) -> list[Cell]:
    """Run one cell; what it prints comes first, then the value of a last expression."""
    parts = ast.parse(source, place)
    last = parts.body.pop() if parts.body and isinstance(parts.body[-1], ast.Expr) else None
    said = io.StringIO()
    value = None
    with contextlib.redirect_stdout(said):
        exec(compile(parts, place, "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), place, "eval"), names)
    outputs: list[Cell] = []
    if said.getvalue():
        outputs.append({"name": "stdout", "output_type": "stream", "text": _lines(said.getvalue())})
    if value is not None:
        shown = {"text/plain": _lines(repr(value))}
        if hasattr(value, "_repr_html_"):
            shown["text/html"] = _lines(value._repr_html_())
        outputs.append(
            {"data": shown, "execution_count": number, "metadata": {}, "output_type": "execute_result"}
        )
    return outputs


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


@contextlib.contextmanager
def _in_folder(folder: Path) -> Iterator[None]:
    before, path = Path.cwd(), [*sys.path]
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
        sys.path[:] = path


def main() -> int:
    """Run all and write them anew."""
    for path in notebooks():
        notebook = json.loads(path.read_text("utf-8"))
        notebook["cells"] = run_notebook(path)
        path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(f"{path.relative_to(run.ROOT)}: {path.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
