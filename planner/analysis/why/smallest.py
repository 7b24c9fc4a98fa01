"""The smallest sets of a growing property: sets that have it while no smaller part of them has.

Sets are tried small ones first. One without the property is grown to a largest one without it; whatever has the
property must have an element outside each of these, so that the least sets which do are all that is left to be tried.
When each of them has the property, every smallest set is known.

Source: D. Gunopulos et al., Discovering all most specific sentences, ACM TODS 28 (2003), "dualize and advance".
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def least_only(sets: Iterable[frozenset[T]]) -> list[frozenset[T]]:
    """Return the sets that contain no other of them, small ones first, each once."""
    kept: list[frozenset[T]] = []
    for one in sorted(dict.fromkeys(sets), key=len):
        if not any(other <= one for other in kept):
            kept.append(one)
    return kept


def smallest_sets(
    universe: Sequence[T], holds: Callable[[frozenset[T]], bool], *, most: int
) -> list[frozenset[T]]:
    """Return the smallest sets with a property, small ones first, at most `most`; empty if not even all of it has it.

    Parameters
    ----------
    universe
        The elements, each once; where there is a choice the earlier ones are tried first.
    holds
        The property; a set that contains one which has it has it too.
    """
    if not holds(frozenset(universe)):
        return []
    found: list[frozenset[T]] = []
    thinkable: list[frozenset[T]] = [frozenset()]
    while len(found) < most:
        tried = next((one for one in thinkable if one not in found), None)
        if tried is None:
            break
        if holds(tried):
            found.append(tried)
        else:
            largest = _grown(universe, tried, holds)
            thinkable = _touching(thinkable, [one for one in universe if one not in largest])
    return found


def _touching(sets: Sequence[frozenset[T]], elements: Sequence[T]) -> list[frozenset[T]]:
    """Return the sets grown just so far that each has one of the elements, those without a smaller one among them."""
    grown = [one for one in sets if not one.isdisjoint(elements)]
    grown += [one | {element} for one in sets if one.isdisjoint(elements) for element in elements]
    return least_only(grown)


def _grown(universe: Sequence[T], start: frozenset[T], holds: Callable[[frozenset[T]], bool]) -> frozenset[T]:
    """Return a largest set without the property around one that has it not."""
    grown = start
    for element in universe:
        if element not in grown and not holds(grown | {element}):
            grown = grown | {element}
    return grown
