"""The helpers: one class for each, over a Session, which has an accessor for it."""
