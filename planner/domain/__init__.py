"""The facts of a park, its firms and its plans: frozen values, no input or output."""
