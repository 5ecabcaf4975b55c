"""The tables that a snapshot answers with."""
