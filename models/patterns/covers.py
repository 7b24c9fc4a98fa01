"""Lifted covers: firms that together need more of what the park supplies than there is.

Where firm f needs at least w_f of a row with limit c, and the firms of a set C need more than c
together, not all of them are placed: Σ_{f in C} x_f ≤ |C| - 1, x_f = 1 if f is placed. All other firms
are lifted one after the other: the coefficient of f is |C| - 1 minus the most that the firms before it
can count for in c - w_f, found exactly by dynamic programming over what they need. So each
inequality holds for every plan, and coefficients are whole.

*Safe* because w_f is the least that any candidate of f uses, and the row itself is in force.
Source: Balas 1975; Wolsey 1975.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from models.patterns.separation import Separation
from models.solver import FloatArray

_BROKEN_BY = 0.01
_SMALL = 1e-9


@dataclass(frozen=True, eq=False)
class Cover:
    """Σ weight × x_firm ≤ `most`."""

    weights: FloatArray
    most: int

    def is_like(self, other: "Cover") -> bool:
        """Whether both say the same."""
        return self.most == other.most and bool((self.weights == other.weights).all())


def covers_of(separation: Separation, placed: FloatArray, *, known: Sequence[Cover]) -> list[Cover]:
    """Return covers that a point breaks: `placed` says how far each firm is placed."""
    found: list[Cover] = []
    for needs, limit in _supplies(separation):
        for order in _orders(needs, placed):
            cover = _cover(needs, limit, placed, order=order)
            if cover is None or cover.weights @ placed <= cover.most + _BROKEN_BY:
                continue
            if not any(cover.is_like(other) for other in (*known, *found)):
                found.append(cover)
    return found


def _supplies(separation: Separation) -> Iterable[tuple[FloatArray, float]]:
    """Return the rows that are a limit on sums of needs: least need of each firm, and the limit."""
    homes = set(separation.home_row.values())
    for row in range(separation.links.shape[1]):
        uses = separation.links[:, row]
        is_limit = np.isfinite(separation.row_upper[row]) and (uses >= 0).all()
        if not is_limit or row in homes or separation.column_links[:, row].any():
            continue
        needs = np.full(len(separation.firms), np.inf)
        np.minimum.at(needs, separation.firm_of, uses)
        yield np.where(np.isfinite(needs), needs, 0.0), float(separation.row_upper[row])


def _orders(needs: FloatArray, placed: FloatArray) -> Iterable[list[int]]:
    firms = np.flatnonzero(needs > 0)
    need, rest = needs[firms], 1.0 - placed[firms]
    for score in (rest / need, rest, -placed[firms] * need, rest / np.sqrt(need)):
        yield firms[np.argsort(score, kind="stable")].tolist()


def _cover(needs: FloatArray, limit: float, placed: FloatArray, *, order: list[int]) -> Cover | None:
    """Return the minimal cover that `order` comes to first, lifted; None if all fit."""
    cover: list[int] = []
    total = 0.0
    for firm in order:
        cover.append(firm)
        total += needs[firm]
        if total > limit + _SMALL:
            break
    else:
        return None
    for firm in sorted(cover, key=lambda one: (placed[one], -needs[one])):
        if total - needs[firm] > limit + _SMALL:
            cover.remove(firm)
            total -= needs[firm]
    others = sorted(set(order) - set(cover), key=lambda one: (-placed[one], one))
    return _lifted(needs, limit, cover, others)


def _lifted(needs: FloatArray, limit: float, cover: list[int], others: list[int]) -> Cover:
    most = len(cover) - 1
    weights = np.zeros(len(needs))
    least = [0.0]
    """Least need of firms so far that count for so much."""
    for firm in cover:
        weights[firm] = 1.0
        least = _with(least, 1, float(needs[firm]))
    for firm in others:
        room = limit - needs[firm] + _SMALL
        counted = max((value for value, need in enumerate(least) if need <= room), default=0)
        weight = most - min(most, counted)
        if weight > 0:
            weights[firm] = weight
            least = _with(least, weight, float(needs[firm]))
    return Cover(weights, most)


def _with(least: list[float], weight: int, need: float) -> list[float]:
    """Return the least needs once a firm more may count."""
    longer = [*least, *([float("inf")] * weight)]
    return [
        min(longer[value], least[value - weight] + need if 0 <= value - weight < len(least) else float("inf"))
        for value in range(len(longer))
    ]
