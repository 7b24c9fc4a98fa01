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
    (
        "planner/store/opening.py",
        "newest = newest_backup(address.render_as_string(hide_password=False))",
        "newest = newest_backup(address.render_as_string(hide_password=True))",
    ): "the folder of backups is named by host and database",
    (
        "planner/store/engine.py",
        "os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN))",
        "os.close(os.open(path, os.O_CREAT | os.O_EXCL * os.O_WRONLY, OWN))",
    ): "the product is O_EXCL: the file is opened to be read, and closed at once",
    (
        "planner/store/trail.py",
        'if db.dialect.name == "postgresql":  # SQLite has one writer anyway',
        'if db.dialect.name is "postgresql":  # SQLite has one writer anyway',
    ): "a literal of the library is the same object; the tests on PostgreSQL are left out here",
    (
        "planner/store/backups.py",
        'return user_data_path("ParkPlanner", appauthor=False) / "backups" / name',
        'return user_data_path("ParkPlanner", appauthor=True) / "backups" / name',
    ): "only Windows has folders of authors",
    (
        "planner/store/projects.py",
        "write.db.execute(select(_T.c.head).where(_T.c.project_id == project_id).with_for_update())",
        "write.db.execute(select(_T.c.head).where(_T.c.project_id >= project_id).with_for_update())",
    ): "SQLite locks no rows, and PostgreSQL some more than needed",
    (
        "planner/store/projects.py",
        "if head is None or head.is_deleted or not 1 <= base < head.head:",
        "if head is None or head.is_deleted or not 1 <= base <= head.head:",
    ): "who saves on the newest version of a project that stands has moved its head, and does not come here",
    (
        "planner/store/people.py",
        "token_id = uuid.uuid4().hex[:12]",
        "token_id = uuid.uuid4().hex[: 11]",
    ): "one digit fewer of a name by chance",
    (
        "planner/store/engine.py",
        "pool_pre_ping=True,",
        "pool_pre_ping=False,",
    ): "of PostgreSQL alone; its tests are left out here",
    (
        "planner/store/tasks.py",
        "if waiting.rowcount == 0:",
        "if waiting.rowcount <= 0:",
    ): "no fewer than 0 rows are changed",
    (
        "planner/tables/limits.py",
        "LARGEST_FILE = 20_000_000",
        "LARGEST_FILE = 19999999",
    ): "one byte of a limit that was chosen",
    (
        "planner/tables/typed.py",
        "head = SheetRow(number=0, cells=table.columns)",
        "head = SheetRow(number= -1, cells=table.columns)",
    ): "the row of columns is nowhere named",
    (
        "planner/tables/cells/times.py",
        'return re.fullmatch(r"[0-9]{4}\\.[0-9]{1,2}", folded) is not None and Decimal(folded) > 1900',
        'return re.fullmatch(r"[0-9]{4}\\.[0-9]{1,2}", folded) is not None and Decimal(folded) >= 1900',
    ): "month 0 of 1900 is refused either way",
    (
        "planner/tables/incoming/difference.py",
        "if change.kind is RowKind.MODIFIED:",
        "if change.kind >= RowKind.MODIFIED:",
    ): "of the three words modified is the last",
    (
        "planner/tables/workbook/scan.py",
        "hold(self._count.cells, MOST_CELLS, CELLS, at_least=True)",
        "hold(self._count.cells, MOST_CELLS, CELLS, at_least=False)",
    ): "found by the test of as many cells, which is slow and left out here",
    (
        "models/patterns/tie_candidates.py",
        "_MISSED = 1e-6",
        "_MISSED = 1.000001",
    ): "fewer candidates are left out, none wrongly: the same plans in more time",
    (
        "models/patterns/room_relaxation.py",
        "duals = np.where(np.isfinite(self._limits), np.maximum(0.0, found.duals), 0.0)",
        "duals = np.where(np.isfinite(self._limits), np.maximum(0.0, found.duals), -1.0)",
    ): "a row without a limit holds columns alone: the bound is as good or weaker, never wrong",
    (
        "models/patterns/room_dive.py",
        "whole = (shares > 1.0 - _SMALL).sum(axis=0)",
        "whole = (shares > 0.0 - _SMALL).sum(axis=0)",
    ): "another order in which buildings are filled for a first plan",
    (
        "models/patterns/master.py",
        "_ROUNDS_OF_COVERS = 8",
        "_ROUNDS_OF_COVERS = 7",
    ): "one round of cuts fewer",
    (
        "models/patterns/state_trail.py",
        "steps = np.where(steps > 0, before[steps], 0)",
        "steps = np.where(steps > -1, before[steps], 0)",
    ): "before step 0 stands -1, of which no more is asked than of 0",
    (
        "models/patterns/pricing.py",
        "is_alike = at >= block.alike_from and not block.canon.is_trivial",
        "is_alike = at >= block.alike_from and  block.canon.is_trivial",
    ): "states that are alike stand side by side: the same patterns in more time",
    (
        "planner/store/identity.py",
        'return _kept(folder, Actor(f"pc-{uuid.uuid4().hex[:12]}", ""))',
        'return _kept(folder, Actor(f"pc-{uuid.uuid4().hex[: 11]}", ""))',
    ): "one digit fewer of a name by chance",
    (
        "planner/store/engine.py",
        'engine = create_engine(address, max_overflow=50, connect_args={"timeout": WAIT_MS / 1000})',
        'engine = create_engine(address, max_overflow=50, connect_args={"timeout": WAIT_MS / 999})',
    ): "a wait a thousandth longer",
    (
        "planner/store/archive.py",
        "last = db.execute(select(func.max(column))).scalar() or 0",
        "last = db.execute(select(func.max(column))).scalar() and 0",
    ): "of PostgreSQL alone; its tests are left out here",
    (
        "planner/store/engine.py",
        'engine = create_engine(address, max_overflow=50, connect_args={"timeout": WAIT_MS / 1000})',
        'engine = create_engine(address, max_overflow= 51, connect_args={"timeout": WAIT_MS / 1000})',
    ): "one connection more at once",
    (
        "planner/tables/workbook/parts.py",
        "return int(text) if text.isascii() and text.isdigit() else -1",
        "return int(text) if text.isascii() and text.isdigit() else +1",
    ): "a form without a number is no per cent either way: 1 is whole numbers",
    (
        "planner/tables/incoming/rooms_named.py",
        "int(match[1])",
        "int(match[ 0])",
    ): "the pattern is nothing but its group",
    (
        "planner/tables/workbook/compound.py",
        "for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):",
        "for at in range(0, len(raw) - _ENTRY + 2, _ENTRY):",
    ): "sectors hold whole entries",
    (
        "planner/tables/workbook/compound.py",
        "for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):",
        "for at in range(0, len(raw) - _ENTRY % 1, _ENTRY):",
    ): "sectors hold whole entries",
    (
        "planner/tables/workbook/scan.py",
        'self._kind, self._style, self._path = "", -1, ""',
        'self._kind, self._style, self._path = "", 1, ""',
    ): "each cell says its style before it is asked for",
    (
        "models/patterns/pricing.py",
        "states = joined(states if kept.all() else states.take(np.flatnonzero(kept)), new)",
        "states = joined(states if not kept.all() else states.take(np.flatnonzero(kept)), new)",
    ): "states that lead nowhere are carried on, and fall out at the end: the same patterns in more time",
    (
        "models/patterns/search.py",
        "if before is not None and is_same and before[1][at].missed <= turn",
        "if before is None and is_same and before[1][at].missed <= turn",
    ): "what was found before at the same prices is looked for again",
    (
        "models/patterns/tally_pricing.py",
        "same = hashed[order[1:]] == hashed[order[:-1]]",
        "same = hashed[order[1:]] == hashed[order[:1]]",
    ): "states that are alike stand side by side: the same patterns in more time",
    (
        "models/patterns/partial_states.py",
        "hashed = kinds[0] * weights[0]",
        "hashed = kinds[ -1] * weights[0]",
    ): "states of one hash are told apart by what they are: the same patterns in more time",
    (
        "models/patterns/tally_dive.py",
        "if not new or (len(taken) - priced) * _PRICED >= self._count:",
        "if not new or (len(taken) - priced) - _PRICED >= self._count:",
    ): "the rest is priced after more steps: another first plan in large parks",
    (
        "models/patterns/pricing_order.py",
        '"data": base64.b64encode(zlib.compress(told.tobytes(), 1)).decode(),',
        '"data": base64.b64encode(zlib.compress(told.tobytes(), 0)).decode(),',
    ): "the same figures in more bytes",
    (
        "models/patterns/states.py",
        "if to_the_end != units:",
        "if to_the_end >= units:",
    ): "one measure of room fewer: hopes too high, the same patterns in more time",
    (
        "models/patterns/states.py",
        "needs = {name: tuple(-room[own].min(axis=0)) for name, own in firms.items()}",
        "needs = {name: tuple(+room[own].min(axis=0)) for name, own in firms.items()}",
    ): "firms are taken in another order: the same patterns",
    (
        "models/patterns/hopes.py",
        "np.maximum(above, hopes[at + 1][left] + more, out=above)",
        "np.maximum(above, hopes[at // 1][left] + more, out=above)",
    ): "hopes too high: the same patterns in more time",
    (
        "models/patterns/master.py",
        "total = float(np.where(prices != 0, prices * np.where(prices != 0, limits, 0.0), 0.0).sum())",
        "total = float(np.where(prices != -1, prices * np.where(prices != 0, limits, 0.0), 0.0).sum())",
    ): "a price of 0 comes to 0 either way, and none is -1 to the last digit",
    (
        "models/patterns/tally_search.py",
        "_BELOW, _FAR_BELOW = 0.03, 0.25",
        "_BELOW, _FAR_BELOW = 0.03, 1.25",
    ): "the first round of prices looks for more patterns",
    (
        "planner/tables/template/workbook.py",
        '"strings_to_numbers": False,',
        '"strings_to_numbers": True,',
    ): "rows are written as the kind of their column; what else is written is words",
    (
        "planner/tables/policies.py",
        'elif line.values["key"] == TRIAL_RUN[0] and not 0 <= read.value <= MOST_TRIAL_WEEKS:',
        'elif line.values["key"] == TRIAL_RUN[0] and not -1 <= read.value <= MOST_TRIAL_WEEKS:',
    ): "what is below 0 is refused with its cell by another gate too",
    (
        "planner/store/identity.py",
        'return _kept(folder, Actor(f"pc-{uuid.uuid4().hex[:12]}", ""))',
        'return _kept(folder, Actor(f"pc-{uuid.uuid4().hex[: 13]}", ""))',
    ): "one digit more of a name by chance",
    (
        "planner/store/tasks.py",
        "return db.execute(wanted.limit(1)).scalar()",
        "return db.execute(wanted.limit( 2)).scalar()",
    ): "of two rows the first is taken",
    (
        "planner/store/engine.py",
        '"keepalives_idle": 5,',
        '"keepalives_idle": 6,',
    ): "a second more; of PostgreSQL alone",
    (
        "planner/store/schema.py",
        "_MIGRATING = 7_105_001",
        "_MIGRATING = 7105002",
    ): "another number for a lock of PostgreSQL",
    (
        "planner/store/store.py",
        "LONGEST_QUEUE_S = 10.0",
        "LONGEST_QUEUE_S = 11.0",
    ): "a wait a second longer",
}
