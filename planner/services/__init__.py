"""Use cases: intake, planning, jobs, explaining, exporting. No Streamlit, no PuLP."""
