"""What is in use stays; what was not used for longest goes; what several want at once is made once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from planner.services.recent import Recent, RecentViews
from tests.support.waiting import PATIENCE_S, seen


def test_what_was_used_last_outlives_what_was_put_last() -> None:
    memory: Recent[str, int] = Recent(2)
    memory.put("plan on show", 1)
    memory.put("other", 2)
    assert memory.get("plan on show") == 1
    assert memory.put("third", 3) == 3
    assert memory.get("plan on show") == 1
    assert memory.get("other") is None


def test_many_threads_may_read_and_write_at_once() -> None:
    memory: Recent[int, int] = Recent(8)

    def use(number: int) -> None:
        for at in range(300):
            memory.put((number * at) % 16, at)
            memory.get(at % 16)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(use, range(8)))
    assert sum(memory.get(key) is not None for key in range(16)) == 8


class Facts:
    """Something that is never equal to another of its kind, or always."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError("to compare takes longer than to draw")

    def __hash__(self) -> int:
        raise AssertionError("to compare takes longer than to draw")


def test_a_view_is_made_once_of_each_subject_and_look() -> None:
    made: list[str] = []
    views: RecentViews[str] = RecentViews(8)

    def make(name: str) -> str:
        made.append(name)
        return name

    one, other = Facts(), Facts()
    for _ in range(2):
        assert views.of(one, "zh", lambda: make("one zh")) == "one zh"
        assert views.of(one, "en", lambda: make("one en")) == "one en"
        assert views.of(other, "zh", lambda: make("other zh")) == "other zh"
    assert made == ["one zh", "one en", "other zh"]
    assert views.renew(one, "zh", "one anew") == views.of(one, "zh", lambda: make("never")) == "one anew"


def test_what_was_let_go_gives_its_place_to_nothing_else_while_its_view_is_kept() -> None:
    views: RecentViews[int] = RecentViews(4)
    for number in range(100):  # a subject that only the views held goes, and the next may be put where it was
        assert views.of(Facts(), "", lambda number=number: number) == number  # type: ignore[misc]


def test_what_several_want_at_once_is_made_once_and_other_things_beside_it() -> None:
    views: RecentViews[str] = RecentViews(8)
    subject, made, go_on = Facts(), list[str](), threading.Event()

    def make(name: str) -> str:
        made.append(name)
        go_on.wait(PATIENCE_S)
        return name

    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(views.of, subject, "zh", lambda: make("zh")) for _ in range(3)]
        seen(lambda: views._makers and next(iter(views._makers.values())).wanted == 3, "three who want it")
        other = threads.submit(views.of, subject, "en", lambda: make("en"))
        seen(lambda: len(made) == 2, "another view that is made meanwhile")
        go_on.set()
        assert [one.result(PATIENCE_S) for one in asked] == ["zh"] * 3
        assert other.result(PATIENCE_S) == "en"
    assert sorted(made) == ["en", "zh"]
    assert not views._makers


def test_a_view_that_failed_is_made_anew_and_one_may_ask_for_itself() -> None:
    views: RecentViews[int] = RecentViews(8)
    subject = Facts()

    def fail() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        views.of(subject, "", fail)
    assert views.of(subject, "", lambda: views.of(subject, "", lambda: 1) + 1) == 2
    assert not views._makers
