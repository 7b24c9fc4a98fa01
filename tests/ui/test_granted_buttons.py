"""Each button says what it needs of whoever presses it, or changes nothing that is kept."""

import ast
from pathlib import Path

CHANGE_NOTHING = {
    *("key", "'building_close'", "'firm_close'", "'milestone_close'", "'downstream_seen'", "'show_in_force'"),
    *(
        "'tour_done'",
        "'save_not'",
        "f'all_rows_{table}'",
        "'goal_reset'",
        "'scenario_new'",
        "'handover_back'",
    ),
    *("'wish_undo'", "'wish_undo_all'", "f'why_sample_{firm_id}'", "'enquiry_read'", "'enquiry_sample'"),
    *("'upload_cancel'", "f'upload_keep_{mapping.table}'", "f'upload_all_{side}'", "f'upload_back_{name}'"),
    *("'token_make'", "f'people_{key}'"),
}
"""The keys of buttons for everybody: what is kept of the park stays as it is. Tokens are one's own; only an admin sees roles."""


def test_every_button_says_what_it_needs_or_changes_nothing_that_is_kept() -> None:
    found = set()
    for path in [*Path("planner/ui/shared").rglob("*.py"), *Path("planner/ui/pages").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            named = {one.arg: one.value for one in node.keywords}
            is_one = node.func.attr in {"button", "form_submit_button"} and "key" in named
            if is_one and not (None in named and ast.unparse(named[None]).startswith("granted(")):
                found.add(ast.unparse(named["key"]))
    assert found == CHANGE_NOTHING
