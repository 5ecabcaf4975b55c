"""What generates the bundled names and the stubs, at build time only."""
