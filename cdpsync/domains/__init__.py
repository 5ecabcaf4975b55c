"""The helpers: each is a class over a Session, which has an accessor for it."""
