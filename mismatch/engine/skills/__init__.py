"""The bilingual skill base and its look-ups."""
