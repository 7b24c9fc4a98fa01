"""The closed vocabularies, what things are called, and how texts are compared."""
