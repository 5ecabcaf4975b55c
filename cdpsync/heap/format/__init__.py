"""What the text of a .heapsnapshot file holds, as arrays: read, and written."""
