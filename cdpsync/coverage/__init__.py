"""Coverage of V8: which functions, lines and blocks have run, and reports in the formats of lcov and Istanbul."""

__all__: list[str] = []
