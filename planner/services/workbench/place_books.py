"""Answers about the places of the plans that are looked at, worked out as they are asked for and kept while they are."""

import hashlib
import threading

from planner.domain.solving.codec import plan_to_json
from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.place import PlaceAnswer
from planner.domain.solving.report import Report
from planner.services.recent import Recent
from planner.services.studies.places import Places

PLANS = 3
"""Plans whose answers stay in memory."""
ANSWER = Limits(time_limit_s=2.0)
"""The limits of a question whether there is a plan at all: a page waits for the answer."""


class PlaceBooks:
    """Answers of all viewers; one at a time, for they share what was worked out before."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._places: Recent[tuple[str, int], Places] = Recent(PLANS)
        self._answers: Recent[tuple[str, int, str, str], PlaceAnswer] = Recent(1000)

    def answer(self, report: Report, firm_id: str, place_id: str) -> PlaceAnswer:
        """Return why a firm is in a place of a plan, or is not, with its price as an interval.

        Raises
        ------
        KeyError
            If the problem has no such firm, building or unit.
        """
        key = (*_key(report), firm_id, place_id)
        with self._lock:
            known = self._answers.get(key)
            return known or self._answers.put(key, self._of(report).answer(firm_id, place_id))

    def _of(self, report: Report) -> Places:
        known = self._places.get(_key(report))
        if known is not None:
            return known
        is_best = report.outcome.status is Status.PROVEN_OPTIMAL
        places = Places(report.problem, report.plan, is_best=is_best, limits=ANSWER)
        return self._places.put(_key(report), places)


def _key(report: Report) -> tuple[str, int]:
    return report.problem.fingerprint, hash(report.plan)


def topic_of(report: Report, place: str = "") -> str:
    """Return what the map of a plan is found by, or the price of one `place` (firm and place): the same after a restart."""
    text = report.problem.fingerprint.encode() + plan_to_json(report.plan)
    return f"why:{hashlib.sha256(text).hexdigest()[:32]}:{place}"
