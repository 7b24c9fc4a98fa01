"""Which plan is on show and which solve is watched: chosen by a person, and left alone until a person chooses anew.

A plan that was chosen stays (`state.SHOWN`). A solve that was started is watched (`state.TASK`),
and its plan comes on show once, when it is there, on whatever page (`state.NEXT`), unless
another plan was chosen meanwhile. Where nothing was chosen, what was first seen stays (`state.SEEN`).
"""

from collections.abc import Collection, Sequence

from planner.services.workbench.workbench import ProjectFacts, SolveOnShow, Version, Workbench
from planner.ui import state


def watch(task_id: str) -> None:
    """Watch a solve that a person started; its plan comes on show when it is there."""
    state.TASK.set(task_id)
    state.NEXT.set(task_id)


def put_on_show(plan_id: str) -> None:
    """Choose a plan; a solve under way goes on being watched, but its plan waits to be chosen."""
    state.SHOWN.set(plan_id)
    state.NEXT.set("")


def run_watched(bench: Workbench, facts: ProjectFacts) -> SolveOnShow | None:
    """The solve this session watches; a session that watches none finds one that is under way."""
    run = bench.run_of(facts, state.TASK.get())
    if run is not None:
        return run
    found = bench.running(facts) if facts.dossier else None
    if found is not None:
        state.TASK.set(found.task.task_id)
        # Found and not started here: its plan may only come on show where nobody is reading another one.
        if not (state.SHOWN.get() or state.SEEN.get()):
            state.NEXT.set(found.task.task_id)
    return found


def plans_offered(bench: Workbench, facts: ProjectFacts) -> tuple[Version, ...]:
    """The plans that can be chosen, those that this session has chosen among them."""
    return bench.versions(facts, (state.NEXT.get(), state.SHOWN.get(), state.SEEN.get()))


def plan_on_show(
    versions: Sequence[Version], run: SolveOnShow | None, standing: str | None
) -> Version | None:
    """The plan that was chosen, else what was first seen, else the plan in force, else the newest."""
    by_id = {version.version_id: version for version in versions}
    _arrive(by_id.keys(), run)
    newest = versions[-1].version_id if versions else ""
    for wanted in (state.SHOWN.get(), state.SEEN.get(), standing or "", newest):
        if wanted in by_id:
            state.SEEN.set(wanted)
            return by_id[wanted]
    return None


def _arrive(plans: Collection[str], run: SolveOnShow | None) -> None:
    """Put the plan of the awaited solve on show, once; forget a solve that ended without one."""
    awaited = state.NEXT.get()
    if awaited in plans:
        put_on_show(awaited)
    elif run is None or run.task.task_id != awaited or run.task.state.is_over:
        state.NEXT.set("")
