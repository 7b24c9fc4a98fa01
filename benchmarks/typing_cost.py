"""What typing and pasting cost in a large table: processor seconds of the services, without a browser.

Run: python -m benchmarks.typing_cost 3000
"""

import sys
from time import process_time

from benchmarks.parks import ZIYUAN
from planner.domain.projects.actor import Actor
from planner.domain.projects.row_merge import RowsEdit
from planner.services.editing.drafts import Drafts
from planner.services.editing.editor import Editing
from planner.services.projects.projects import Projects
from planner.store.opening import open_store
from planner.tables.reading import read

AUTHOR = Actor("benchmark", "benchmark")


def main(rows: int) -> None:
    """Paste `rows` firms into Ziyuan, type into one of them, and print what each took."""
    dossier = read(ZIYUAN).dossier
    assert dossier is not None
    store = open_store("sqlite://")
    projects = Projects(store)
    editing = Editing(projects, Drafts(store))
    project_id = projects.create(AUTHOR, "typing", dossier).project_id
    firms = editing.desk(AUTHOR, project_id).table("firms")
    later = firms.rows[5:]
    pasted = tuple((f"X{at:05d}", f"企业{at}", "", *later[at % len(later)][3:]) for at in range(rows))
    seconds = _typed(
        editing, project_id, RowsEdit(table="firms", before=firms.rows, after=firms.rows + pasted)
    )
    print(f"{rows} rows pasted: {seconds:.2f} s")
    before = editing.desk(AUTHOR, project_id).table("firms").rows
    product = firms.columns.index("product")
    row = (*before[-1][:product], "新产品", *before[-1][product + 1 :])
    seconds = _typed(editing, project_id, RowsEdit(table="firms", before=before, after=(*before[:-1], row)))
    print(f"one cell typed: {seconds:.2f} s")
    store.close()


def _typed(editing: Editing, project_id: str, edit: RowsEdit) -> float:
    start = process_time()
    desk = editing.type_over(AUTHOR, project_id, edit)
    assert not desk.errors
    return process_time() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
