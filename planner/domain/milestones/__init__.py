"""The way of a placed firm from contract to above scale: its steps, when each is due, what was met, who sees to it."""
