"""What plans are called, everywhere: a number that does not shift and a name; from which facts, by whom and when."""

from planner.domain.solving.report import Report
from planner.services.workbench.workbench import Version
from planner.text import Lang, Text
from planner.ui.app_services import what_ifs
from planner.ui.page_context import PageContext
from planner.ui.shared.verdict import goal_title
from planner.ui.shared.words import plan_names as words
from planner.views import format as fmt
from planner.views.imprint import Imprint, imprint_of


def plan_name(version: Version, lang: Lang) -> str:
    """The number of a plan with the name it was given, else with what it is: shipped, a scenario, a re-plan, a goal."""
    said = (words.PLAN if version.plan_number else words.NEW_PLAN).say(lang)
    return said.format(number=version.plan_number, what=_what(version, lang))


def imprint_on_show(context: PageContext, report: Report) -> Imprint:
    """Return what files say of the plan of a report, by the name of the plan on show."""
    version = context.version
    return imprint_of(report, None if version is None else plan_title(version))


def plan_title(version: Version) -> Text:
    """The name of a plan in both languages: papers may be in the other one."""
    return Text(plan_name(version, Lang.ZH), plan_name(version, Lang.EN))


def plan_line(version: Version, lang: Lang) -> str:
    """The name of a plan, the facts it was made from, its author and its date."""
    parts = [plan_name(version, lang), words.FACTS.fill(lang, number=version.number)]
    if version.author:
        parts.append(version.author)
    if version.made_at is not None:
        parts.append(fmt.moment(version.made_at))
    return " · ".join(parts)


def _what(version: Version, lang: Lang) -> str:
    if version.name:
        return version.name
    if version.is_shipped:
        return words.SHIPPED.say(lang)
    if version.scenario_id is not None:
        return what_ifs().scenarios.open(version.scenario_id).scenario.name
    if version.problem.base:
        return words.REPLANNED.say(lang)
    return goal_title(version.problem.policy, lang)
