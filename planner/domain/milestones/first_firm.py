"""The course of the park's first firm as it was published: the worked example, told as fact.

It is of the phase-1 premises of Shanyuan (杉源), in an office block outside the park: 2000 ㎡ and more on three floors.
Source: the newspaper's report on the park (“桂林超速度”是怎样炼成的). Six days of fit-out are exceptional and no default.
"""

from dataclasses import dataclass
from datetime import date

from planner.domain.milestones.kinds import MilestoneKind
from planner.text import Text

FIRM = Text(
    "杉源医疗科技（一期，创新创业大楼，园区外）", "Shanyuan (its phase 1, an office block outside the park)"
)
SOURCE = Text(
    "报道《“桂林超速度”是怎样炼成的》", "newspaper report “How Guilin's super speed was forged” (in Chinese)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedStep:
    """A step of the course; `day` is None where only words were published, `is_derived` where it is arithmetic."""

    kind: MilestoneKind
    day: date | None
    words: Text
    is_derived: bool = False


PUBLISHED: tuple[PublishedStep, ...] = (
    PublishedStep(
        kind=MilestoneKind.HANDOVER,
        day=date(2022, 5, 12),
        words=Text("2022 年 5 月 12 日装修开工", "fit-out began on 12 May 2022"),
    ),
    PublishedStep(
        kind=MilestoneKind.FITOUT,
        day=date(2022, 5, 18),
        words=Text("仅用 6 天装修", "fitted out in only 6 days"),
        is_derived=True,
    ),
    PublishedStep(
        kind=MilestoneKind.LICENCE,
        day=None,
        words=Text("2022 年 8 月中旬取得生产许可", "licence obtained in mid-August 2022"),
    ),
    PublishedStep(
        kind=MilestoneKind.PRODUCTION,
        day=None,
        words=Text("随后 20 天投产", "in production 20 days later"),
    ),
)
