"""One module for each CDP domain that has helpers: functions and classes over a Session."""
