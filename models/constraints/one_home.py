"""One home: a firm has at most one placement.

Purpose
    Nobody is counted, or housed, twice.
Sets and symbols
    i firm, b building; x_ib = 1 if i is placed in b (the sum of its candidates there).
Inequality
    Σ_b x_ib ≤ 1 for each firm; a firm that sits in several places is left as it is.
What makes it tight
    One row per firm over all buildings and starts; links x_ib give the search a decision that
    settles many candidates at once.
As a planner would say it
    "They get one address, wherever it is."
"""

from models.builder import ModelBuilder
from planner.domain.keys import RuleKey


def add_rows(builder: ModelBuilder) -> None:
    """Keep every firm to at most one placement."""
    for firm_id, homes in builder.firms_in_building.items():
        if builder.sits(firm_id) and len(homes) > 1:
            continue
        builder.add_row((RuleKey.ONE_HOME, ""), [(home.column, 1) for home in homes], 1, subjects=(firm_id,))
