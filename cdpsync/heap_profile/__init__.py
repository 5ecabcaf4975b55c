"""Read .heapprofile files: which functions allocate, by bytes."""

__all__: list[str] = []
