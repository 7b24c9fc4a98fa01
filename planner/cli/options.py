"""Options that several verbs ask for, with what they take."""

from math import isfinite
from pathlib import Path
from typing import Annotated

import typer

from planner.domain.solving.outcome import MOST_SEED
from planner.text import Lang


def finite(value: float) -> float:
    """Refuse what is no finite number."""
    if not isfinite(value):
        raise typer.BadParameter(f"{value} 不是有限的数 / {value} is not a finite number")
    return value


ParkData = Annotated[
    Path, typer.Argument(help="CSV 表格的文件夹，或一个工作簿 / folder of CSV tables, or one workbook")
]
ScenarioFile = Annotated[
    Path | None,
    typer.Option(help="先套用其修改的情景文件（.json） / scenario file (.json) replayed first"),
]
OutputLang = Annotated[
    Lang, typer.Option("--lang", help="文字与文件的语言 / language of texts and files", show_default=True)
]
Json = Annotated[bool, typer.Option("--json", help="输出一个 JSON 对象 / print one JSON object")]
Seed = Annotated[int, typer.Option(help="求解器的随机种子 / seed of the solver", min=0, max=MOST_SEED)]
Gap = Annotated[
    float,
    typer.Option(
        help="可以接受的差距（0 至 1） / share of the objective that is close enough",
        min=0.0,
        max=1.0,
        callback=finite,
    ),
]
