"""The report: one HTML document about a heap."""
