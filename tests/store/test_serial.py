"""The judge of histories: it finds the order where there is one, and says where none is."""

from tests.support.serial import Act, ProjectState, is_serial

START = ProjectState(versions=("甲",))
SAVED = ("saved", 2)


def save(who: str, begun: int, over: int, answer: tuple[object, ...]) -> Act:
    return Act(who, "save", ("乙", 1), begun, over, answer)


def look(begun: int, over: int, head: int) -> Act:
    return Act("cai", "look", (), begun, over, (head, False, ""))


def test_of_two_who_save_at_once_one_is_told_of_the_other() -> None:
    assert is_serial(START, [[save("ann", 0, 9, ("stale", 2))], [save("bob", 1, 5, SAVED)]])


def test_two_saves_on_one_version_that_are_both_acknowledged_are_a_lost_update() -> None:
    assert not is_serial(START, [[save("ann", 0, 9, SAVED)], [save("bob", 1, 5, SAVED)]])


def test_what_was_acknowledged_is_seen_by_whoever_looks_afterwards_and_may_be_seen_before() -> None:
    assert not is_serial(START, [[save("ann", 0, 5, SAVED)], [look(6, 7, 1)]])
    assert is_serial(START, [[save("ann", 0, 5, SAVED)], [look(4, 7, 1)]])
    assert is_serial(START, [[save("ann", 0, 5, SAVED)], [look(1, 2, 2)]])
    assert not is_serial(START, [[save("ann", 0, 5, SAVED)], [look(1, 2, 2), look(3, 4, 1)]])


def test_a_save_after_a_delete_is_refused_and_drafts_are_of_one_person() -> None:
    away = Act("bob", "delete", (), 0, 1, ("done",))
    assert not is_serial(START, [[away], [save("ann", 2, 3, SAVED)]])
    assert is_serial(START, [[away], [save("ann", 2, 3, ("away",))]])
    begun = Act("ann", "begin", (), 0, 1, (0, ""))
    assert is_serial(START, [[begun], [Act("bob", "type", ("5", 0), 2, 3, ("stale",))]])
    assert is_serial(START, [[begun], [Act("ann", "type", ("5", 0), 2, 3, (1, "5"))]])


def test_who_waited_for_others_in_vain_wrote_nothing() -> None:
    in_vain = save("ann", 0, 9, ("fault", "locked"))
    assert is_serial(START, [[in_vain], [look(10, 11, 1)]])
    assert not is_serial(START, [[in_vain], [look(10, 11, 2)]])
