"""The engine: bytes to an answer that can be checked. No Flask, no database, no queue, no network."""

#: Stored with every result; raise it whenever the same input may give another output.
ENGINE_VERSION = "0.9"
