"""Use cases: intake, planning, tasks, explaining, exporting. No Streamlit, no PuLP."""
