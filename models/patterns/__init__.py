"""Branch-and-price over building patterns: how most parks are proven optimal in about a second.

A *pattern* is what one building holds: a set of candidate placements that keep every rule that
speaks of that building alone. A plan is one pattern a building, tied together by few *linking
rows*: each firm at most once, what the park supplies, what is committed. So the program falls
into buildings, and its relaxation over patterns is far tighter than over placements.

1. `blocks` reads which rows and columns belong to one building and which link them, from the
   rows of the formulation alone: a new rule needs no line here, or is refused and the program
   is solved the general way.
2. `pricing` lists the patterns of a building whose worth at given prices exceeds a threshold; those
   that differ only in which of some floors that are alike holds what are listed once (`symmetry`).
3. `master` is the linear program over patterns known so far; it sets the prices.
4. `covers` strengthens it for what the park supplies: lifted covers on "firm is placed".
5. `tree` branches on firms and buildings where the relaxation is not whole.
6. `search` runs them in order and says what is proven; `engine` offers it as a solver.

What makes it safe: a bound comes from prices alone and holds whatever patterns are known (see
`Master.bound`); a pattern left out is left out because no plan that is better than the best
known can hold it; and the plan found is completed, valued and checked like any other.
"""

from models.patterns.engine import PatternEngine

__all__ = ["PatternEngine"]
