"""Answers about the places of the plans that are looked at, worked out as they are asked for and kept while they are."""

import hashlib
import threading
import time
from collections.abc import Callable

from planner.domain.park.plan import Plan
from planner.domain.solving.codec import plan_to_json
from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.place import PlaceAnswer, PlaceState
from planner.domain.solving.report import Report
from planner.services.recent import Recent
from planner.services.studies.places import Places

PLANS = 3
"""Plans whose answers stay in memory."""
ANSWER = Limits(time_limit_s=2.0)
"""The limits of an answer, all its questions together: a page waits for it."""


class PlaceBooks:
    """Answers of all viewers; one at a time, for they share what was worked out before.

    Parameters
    ----------
    now
        Tells the seconds that the limits are counted by.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._until = 0.0
        self._lock = threading.Lock()
        self._places: Recent[tuple[str, int], Places] = Recent(PLANS)
        self._answers: Recent[tuple[str, int, str, str], PlaceAnswer] = Recent(1000)

    def answer(self, report: Report, firm_id: str, place_id: str) -> PlaceAnswer:
        """Return why a firm is in a place of a plan, or is not, with its price as an interval.

        An answer that the limits end is `open` and not kept: asked again, it goes on from what was found out.

        Raises
        ------
        KeyError
            If the problem has no such firm, building or unit.
        """
        key = (*_key(report), firm_id, place_id)
        with self._lock:
            known = self._answers.get(key)
            if known is not None:
                return known
            # One answer may put many questions to the solver: the limits are those of all together.
            self._until = self._now() + ANSWER.time_limit_s
            found = self._of(report).answer(firm_id, place_id)
            return found if found.state is PlaceState.OPEN else self._answers.put(key, found)

    def _of(self, report: Report) -> Places:
        known = self._places.get(_key(report))
        if known is not None:
            return known
        is_best = report.outcome.status is Status.PROVEN_OPTIMAL
        places = Places(
            report.problem,
            report.plan,
            is_best=is_best,
            limits=ANSWER,
            should_stop=lambda: self._now() >= self._until,
        )
        return self._places.put(_key(report), places)


def _key(report: Report) -> tuple[str, int]:
    return report.problem.fingerprint, hash(report.plan)


def topic_of(report: Report, place: str = "") -> str:
    """Return what the map of a plan is found by, or the price of one `place` (firm and place): the same after a restart."""
    key = report.problem.fingerprint, report.plan
    digest = _DIGESTS.get(key)
    if digest is None:
        text = report.problem.fingerprint.encode() + plan_to_json(report.plan)
        digest = _DIGESTS.put(key, hashlib.sha256(text).hexdigest()[:32])
    return f"why:{digest}:{place}"


_DIGESTS: Recent[tuple[str, Plan], str] = Recent(64)
"""By facts and plan: a list of firms asks for the topic of each."""
