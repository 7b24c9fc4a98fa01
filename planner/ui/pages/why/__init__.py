"""The page that says why a firm is here and not there."""
