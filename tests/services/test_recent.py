"""What is in use stays; what was not used for longest goes."""

from concurrent.futures import ThreadPoolExecutor

from planner.services.recent import Recent


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
