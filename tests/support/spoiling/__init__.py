"""Tables and files spoiled on purpose, with what must be said of them."""
