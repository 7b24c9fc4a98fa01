"""The robust plan as one JSON object, and every value as CSV."""

import csv
from io import StringIO
from itertools import zip_longest
from typing import Any

from planner.domain.sweeping.robust import RobustSummary, RobustTable
from planner.exports.risk_json import mean_fields, perfect_object, share_fields
from planner.text import Lang
from planner.views.robust import candidate_title, robust_lines


def robust_object(table: RobustTable, summary: RobustSummary) -> dict[str, Any]:
    """Return what the search for a robust plan says as plain values."""
    lines = robust_lines(table, summary)
    paired, tail = summary.paired, summary.tail_gain
    return {
        "seed": table.seed,
        "training": len(table.trained),
        "fresh": len(table.judged),
        "weight": float(table.weight),
        "confirming": len(table.confirmed),
        "finalists": [
            {"candidate": k, **mean_fields("gain", gain)}
            for k, gain in zip(summary.finalists, summary.gains, strict=False)
        ],
        "chosen": summary.chosen if table.is_chosen else None,
        "candidates": [
            {
                "source": one.source.value,
                "detail": one.detail,
                "title_zh": candidate_title(one).zh,
                "title_en": candidate_title(one).en,
                "keeps": list(one.keeps),
                "waitlist": list(one.waitlist),
                **(
                    {"mean": score.mean, "worst_5_mean": score.tail, "score": score.score}
                    if score is not None
                    else {"mean": None, "worst_5_mean": None, "score": None}
                ),
            }
            for one, score in zip_longest(table.candidates, summary.scores)
        ],
        "plan": None
        if not table.is_chosen
        else [
            {"firm_id": place.firm_id, "units": list(place.units), "start": str(place.start)}
            for place in table.candidates[summary.chosen].plan.placements
        ],
        "mean_chosen": summary.mean,
        "mean_shown": summary.mean_shown,
        "gain": None if paired is None else mean_fields("gain", paired.gain),
        "worst_5_mean_chosen": None if paired is None else paired.tail,
        "worst_5_mean_shown": None if paired is None else paired.tail_other,
        "worst_5_gain": None if tail is None else mean_fields("worst_5_gain", tail),
        "better": None if paired is None else share_fields("better", paired.better),
        "perfect": None if summary.perfect is None else perfect_object(summary.perfect),
        "faults": summary.faults,
        "text_zh": "".join(one.say(Lang.ZH) for one in lines),
        "text_en": " ".join(one.say(Lang.EN) for one in lines),
    }


def robust_csv(table: RobustTable, finalists: tuple[int, ...]) -> bytes:
    """Return one row a training future and candidate, one a future to confirm and finalist, one a fresh future and plan."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["futures", "future", "plan", "value"])
    for row in table.trained:
        writer.writerows(
            ["training", row.number, k, value] for k, value in enumerate(row.values) if value is not None
        )
    names = ("shown", *finalists)
    for row in table.confirmed:
        writer.writerows(
            ["confirming", row.number, name, value] for name, value in zip(names, row.values, strict=True)
        )
    for row in table.judged:
        writer.writerows(
            ["fresh", row.number, name, value]
            for name, value in zip(("chosen", "shown"), row.values, strict=True)
        )
    return text.getvalue().encode("utf-8-sig")
