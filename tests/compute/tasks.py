"""Tasks for tests, which worker processes find by name."""

import json
import os
import time
from collections.abc import Callable, Iterator


def double(order: str, should_stop: Callable[[], bool]) -> str:
    return json.dumps(2 * int(json.loads(order)))


def count_up(order: str, should_stop: Callable[[], bool]) -> Iterator[str]:
    for number in range(int(order) + 1):
        yield json.dumps(number)


def break_off(order: str, should_stop: Callable[[], bool]) -> Iterator[str]:
    yield json.dumps("begun")
    raise ValueError(order)


def refuse(order: str, should_stop: Callable[[], bool]) -> str:
    raise ValueError(order)


def die(order: str, should_stop: Callable[[], bool]) -> str:
    os._exit(7)


def linger(order: str, should_stop: Callable[[], bool]) -> str:
    begun = time.monotonic()
    while not should_stop() and time.monotonic() - begun < 60:
        time.sleep(0.02)
    return json.dumps("stopped" if should_stop() else "waited")


def deafen(order: str, should_stop: Callable[[], bool]) -> str:
    time.sleep(60)
    return order


def whose_child(order: str, should_stop: Callable[[], bool]) -> str:
    import __main__

    return json.dumps([__main__.__spec__.name if __main__.__spec__ else None, os.getpid()])
