"""What several equal rounds of work leave behind."""
