"""Probe: values from places that the program comes by, without stopping it."""

from __future__ import annotations


class Hit:
    """One time that the program came by a place."""


class Probe:
    """The hits of one or more places, in order."""
