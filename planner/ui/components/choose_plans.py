"""Which plans and scenarios are compared, and which of them is the reference."""

from dataclasses import dataclass

import streamlit as st

from planner.domain.report import Report
from planner.services.comparison import FEWEST, MOST, ComparedPlan
from planner.text import Text
from planner.ui.bench import me, what_ifs, workbench
from planner.ui.components.plan_names import plan_name
from planner.ui.scene import Scene
from planner.ui.show import show
from planner.ui.words import compare as words


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The sides in order, the reference, and the one looked at in detail."""

    sides: tuple[ComparedPlan, ...]
    reference: int
    at: int


def choose_plans(scene: Scene) -> Chosen | None:
    """Offer plans and solved scenarios; None until two are chosen."""
    names = _names(scene)
    if len(names) < FEWEST:
        st.info(scene.say(words.ONLY_ONE))
        return None
    key = "compared_plans"
    kept = [code for code in st.session_state.get(key, []) if code in names]
    st.session_state[key] = kept or _first(scene, list(names))
    chosen = st.multiselect(
        scene.say(words.CHOOSE),
        list(names),
        format_func=lambda code: scene.say(names[code]),
        key=key,
        max_selections=MOST,
    )
    if len(chosen) < FEWEST:
        st.info(scene.say(words.NEED_TWO))
        return None
    reference = _pick(scene, words.REFERENCE, chosen, names, key="compared_reference")
    others = [code for code in chosen if code != reference]
    at = _pick(scene, words.AGAINST, others, names, key="compared_at") if len(others) > 1 else others[0]
    sides = tuple(ComparedPlan(name=names[code], report=_report(scene, code)) for code in chosen)
    return Chosen(sides=sides, reference=chosen.index(reference), at=chosen.index(at))


def _names(scene: Scene) -> dict[str, Text]:
    """Give every plan and every solved scenario by the id of its plan."""
    found: dict[str, Text] = {}
    for version in scene.versions:
        title = plan_name(version, scene.lang)
        found[version.version_id] = Text(title, title)
    for kept in what_ifs().scenarios.list(me(), scene.facts.project_id):
        seen = what_ifs().open(me(), kept.scenario_id)
        if seen.result is not None:
            name = kept.scenario.name
            found[seen.result.kept.plan_id] = Text(name, name)
    return found


def _first(scene: Scene, known: list[str]) -> list[str]:
    """Give the plan on show and the newest other one."""
    shown = scene.version.version_id if scene.version else known[0]
    others = [code for code in known if code != shown]
    return [shown, *others[-1:]]


def _report(scene: Scene, plan_id: str) -> Report:
    version = next((one for one in scene.versions if one.version_id == plan_id), None)
    if version is not None:
        return workbench().report(version, scene.dossier)
    return what_ifs().base(me(), plan_id).report


def _pick(scene: Scene, title: Text, codes: list[str], names: dict[str, Text], *, key: str) -> str:
    if st.session_state.get(key) not in codes:
        st.session_state[key] = codes[0]
    chosen = st.segmented_control(
        scene.say(title),
        codes,
        format_func=lambda code: show(scene.say(names[code])),
        key=key,
        required=True,
    )
    return str(chosen or codes[0])
