"""Questions about a problem and a plan; a solver is passed in where one is needed."""
