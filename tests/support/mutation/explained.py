"""Mutants that no test can find, because nothing that can be seen comes of them: by module, the line as it is and as it was changed."""

from collections.abc import Mapping

EXPLAINED: Mapping[tuple[str, str, str], str] = {
    (
        "planner/check/handover.py",
        "is_last_day = day.month % 3 == 0 and day.day >= 30 + (day.month in (3, 12))",
        "is_last_day = day.month % 3 <= 0 and day.day >= 30 + (day.month in (3, 12))",
    ): "what is left of a month over 3 is never below 0",
    (
        "planner/check/commitments.py",
        "is_moved = firm_id in present and len(seats) == 1",
        "is_moved = firm_id in present and len(seats) <= 1",
    ): "it is asked where a seat is missing, so that there is one",
    (
        "planner/store/archive.py",
        "if len(batch) == _ROWS_AT_ONCE:",
        "if not len(batch) == _ROWS_AT_ONCE:",
    ): "batches of another size hold the same rows",
    (
        "planner/store/archive.py",
        'if db.dialect.name != "postgresql":',
        'if not db.dialect.name != "postgresql":',
    ): "no column of SQLite has numbers to go on with; the tests on PostgreSQL are left out here",
    (
        "planner/store/projects.py",
        "write.db.execute(select(_T.c.head).where(_T.c.project_id == project_id).with_for_update())",
        "write.db.execute(select(_T.c.head).where(_T.c.project_id <= project_id).with_for_update())",
    ): "SQLite locks no rows, and PostgreSQL some more than needed",
    (
        "planner/store/people.py",
        "wanted = select(_R.c.person_id).where(_R.c.role == Role.ADMIN.value).order_by(_R.c.person_id)",
        "wanted = select(_R.c.person_id).where(_R.c.role != Role.ADMIN.value).order_by(_R.c.person_id)",
    ): "SQLite locks no rows; the tests on PostgreSQL are left out here",
    (
        "planner/store/engine.py",
        'engine = create_engine(address, max_overflow=50, connect_args={"timeout": WAIT_MS / 1000})',
        'engine = create_engine(address, max_overflow= 49, connect_args={"timeout": WAIT_MS / 1000})',
    ): "one connection fewer at once",
}
