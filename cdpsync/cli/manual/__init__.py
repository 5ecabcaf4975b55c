"""The man page cdpsync(1), made of the help of all commands. Only used when the package is built."""
