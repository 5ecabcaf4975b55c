"""Generates bundled.json and the type stubs. It is only needed at build time, and is not part of the wheel."""
