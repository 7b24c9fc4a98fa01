"""Which tables a person has typed in and not saved, told cheaply on every page."""

from planner.domain.projects.actor import Actor
from planner.services.drafts import Drafts
from planner.services.projects import Projects
from planner.services.recent import Recent
from planner.tables.typed import differing

REMEMBERED = 64


class DraftWatch:
    """The drafts of one database, each compared with its version once a change."""

    def __init__(self, drafts: Drafts, projects: Projects) -> None:
        self._drafts = drafts
        self._projects = projects
        self._known: Recent[tuple[str, str, int, int], tuple[str, ...]] = Recent(REMEMBERED)

    def tables(self, actor: Actor, project_id: str) -> tuple[str, ...]:
        """The names of the tables that differ from the version they were typed on."""
        draft = self._drafts.find(actor, project_id)
        if draft is None or not draft.tables:
            return ()
        key = (project_id, actor.actor_id, draft.base, draft.revision)
        names = self._known.get(key)
        if names is None:
            saved = self._projects.open(project_id, draft.base)
            found = tuple(table.name for table in differing(saved.dossier, draft.tables))
            names = self._known.put(key, found)
        return names
