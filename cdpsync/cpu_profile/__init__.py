"""Read .cpuprofile files: where the time went, by function, line, file and package."""

__all__: list[str] = []
