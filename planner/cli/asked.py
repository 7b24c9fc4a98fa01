"""Options that several verbs ask for, with what they take."""

from math import isfinite
from typing import Annotated

import typer

from planner.domain.outcome import MOST_SEED


def finite(value: float) -> float:
    """Refuse what is no finite number."""
    if not isfinite(value):
        raise typer.BadParameter(f"{value} is not a finite number")
    return value


Seed = Annotated[int, typer.Option(help="seed of the solver", min=0, max=MOST_SEED)]
Gap = Annotated[float, typer.Option(help="fraction that is close enough", min=0.0, max=1.0, callback=finite)]
