"""What stands over the buildings of the stacking plan."""

from planner.drawings.blocks import SMALL
from planner.drawings.lettering import text_width
from tests.drawings.test_stacking_drawing import SVG, drawn
from tests.support import make


def test_what_stands_over_a_building_ends_before_the_floor_numbers_of_its_neighbour() -> None:
    floors = [make.unit(f"B-{floor}01", floor=floor) for floor in (1, 2, 3)]
    for m2 in (400, 700, 1000):
        problem = make.problem(units=[make.unit("A-101", m2=m2), *floors])
        root = drawn(problem, make.plan(), width=640, most_height=640)
        first, other = (g for g in root.iter(f"{SVG}g") if g.get("class") == "building")
        (meta,) = (t for t in first.iter(f"{SVG}text") if " · " in (t.text or ""))
        numbers = [t for t in other.iter(f"{SVG}text") if (t.text or "").endswith("F")]
        end = float(meta.get("x", "0")) + text_width(meta.text or "", SMALL)
        assert end < min(float(t.get("x", "0")) - text_width(t.text or "", SMALL) for t in numbers) - 2, m2
