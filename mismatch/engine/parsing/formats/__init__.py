"""One reader per file format; each takes bytes and returns a ``Document``."""
