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
from math import inf

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
    for needs, limit in separation.supplies:
        tried: set[tuple[int, ...]] = set()
        for order in _orders(needs, placed):
            members = _minimal(needs, limit, placed, order=order)
            if members is None or tuple(members) in tried:
                continue
            tried.add(tuple(members))
            cover = _lifted(needs, limit, members, placed, only_broken=True)
            if cover is not None and not any(cover.is_like(other) for other in (*known, *found)):
                found.append(cover)
    return found


def _orders(needs: FloatArray, placed: FloatArray) -> Iterable[list[int]]:
    firms = np.flatnonzero(needs > 0)
    need, rest = needs[firms], 1.0 - placed[firms]
    for score in (rest / need, rest, -placed[firms] * need, rest / np.sqrt(need)):
        yield firms[np.argsort(score, kind="stable")].tolist()


def _minimal(needs: FloatArray, limit: float, placed: FloatArray, *, order: list[int]) -> list[int] | None:
    """Return the minimal cover that `order` comes to first, by rising firm; None if all fit."""
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
    return sorted(cover)


def _lifted(
    needs: FloatArray, limit: float, cover: list[int], placed: FloatArray, *, only_broken: bool = False
) -> Cover | None:
    """Return a cover with all other firms lifted, those placed most first.

    With `only_broken` None is returned for one that the point keeps: the firms that are not
    placed at all come last and have no part in that.
    """
    most = len(cover) - 1
    weights = np.zeros(len(needs))
    least = [0.0]
    """Least need of firms so far that count for so much."""
    for firm in cover:
        weights[firm] = 1.0
        least = _with(least, 1, float(needs[firm]))
    others = sorted(set(np.flatnonzero(needs > 0).tolist()) - set(cover), key=lambda one: (-placed[one], one))
    for firm in others:
        if only_broken and placed[firm] <= 0 and weights @ placed <= most + _BROKEN_BY:
            return None
        room = limit - needs[firm] + _SMALL
        counted = max((value for value, need in enumerate(least) if need <= room), default=0)
        weight = most - min(most, counted)
        if weight > 0:
            weights[firm] = weight
            least = _with(least, weight, float(needs[firm]))
    if only_broken and weights @ placed <= most + _BROKEN_BY:
        return None
    return Cover(weights, most)


def _with(least: list[float], weight: int, need: float) -> list[float]:
    """Return the least needs once a firm more may count."""
    longer = [*least, *([inf] * weight)]
    added = [*([inf] * weight), *(one + need for one in least)]
    return list(map(min, longer, added))
