"""The peers, each alone in a process of its own: `version()`, and `solve(program, task, trail)`."""
