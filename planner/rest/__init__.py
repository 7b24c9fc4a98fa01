"""The planner over HTTP as JSON: the services of the screens with the same checks and limits; see docs/rest.md."""
