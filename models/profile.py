"""What of a plan an objective sees, and so when two plans count alike in it.

Two candidates of one firm that bring the same points count alike; so does everything that
brings none. If no plan of another profile is as good as the best one found, every later stage
may take the profile as given: the same firms at the same points, only in other rooms.
"""

from collections import defaultdict

import numpy as np

from models.formulation import Formulation
from models.solver import FloatArray, Objective, Profile

_HALF = 0.5


def profile_of(formulation: Formulation, objective: Objective, values: FloatArray) -> Profile | None:
    """Return the profile of a plan in `objective`; None where points are counted by a tally.

    Parameters
    ----------
    values
        Of every column, shape (columns,), each 0 or 1.
    """
    if objective.coefficients[list(formulation.tallies)].any():
        return None
    chosen = values > _HALF
    agreement = np.zeros(len(values), dtype=np.int64)
    full = 0
    for columns in _alike(formulation, objective):
        if chosen[columns].any():
            agreement[columns] = 1
            full += 1
        else:
            agreement[columns] = -1
    return Profile(agreement, full)


def out_of_place(formulation: Formulation, profile: Profile, values: FloatArray) -> list[int]:
    """Return the columns that are zero in every plan of the profile: what is not chosen of it.

    Parameters
    ----------
    values
        Those of one plan of the profile, shape (columns,).
    """
    first = len(formulation.candidates)
    placed = {
        candidate.firm_id
        for column, candidate in enumerate(formulation.candidates)
        if values[column] > _HALF and profile.agreement[column] > 0
    }
    unlike = [
        column
        for column, candidate in enumerate(formulation.candidates)
        if profile.agreement[column] < 0
        or (
            candidate.firm_id in placed
            and not profile.agreement[column]
            and not formulation.problem.stays(candidate.firm_id)
        )
    ]
    return unlike + [int(k) + first for k in np.flatnonzero(profile.agreement[first:] < 0)]


def _alike(formulation: Formulation, objective: Objective) -> list[list[int]]:
    """Return the columns that bring points, those together that count alike."""
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    first = len(formulation.candidates)
    for column in np.flatnonzero(objective.coefficients).tolist():
        if column < first:
            points = int(objective.coefficients[column])
            firm_id = formulation.candidates[column].firm_id
            alone = (
                f"/{column}" if formulation.problem.stays(firm_id) else ""
            )  # all seats of such a firm are chosen
            groups[firm_id + alone, points].append(column)
        else:
            groups[f"column {column}", 0].append(column)
    return list(groups.values())
