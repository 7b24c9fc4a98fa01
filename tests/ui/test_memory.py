"""What stays as long as the server is not searched for garbage after every view of a page."""

import gc

from planner.ui.memory import keep_out_of_collections


def test_what_is_loaded_is_left_out_of_later_searches_and_what_comes_later_is_not() -> None:
    keep_out_of_collections()
    stays = gc.get_freeze_count()
    later: list[object] = []
    later.append(later)  # a circle, which only a search can free

    assert stays > 100_000
    assert any(found is later for found in gc.get_objects())
    assert len(gc.get_objects()) < stays / 10
