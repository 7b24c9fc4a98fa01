"""The browser screens: the only importer of Streamlit. Pages compute nothing; services do."""
