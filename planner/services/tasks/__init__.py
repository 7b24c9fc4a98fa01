"""Tasks as rows in the database: asked for, claimed by a server, run by workers, kept with what came of them."""
