"""How much of a file is read: the bounds that keep one document from costing everyone else."""

from __future__ import annotations

MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 60
MAX_TEXT = 400_000
MAX_RAW_TEXT = 4 * MAX_TEXT
MAX_WORDS_A_PAGE = 20_000
MAX_OBJECTS_A_PAGE = 30_000
MAX_PACKAGE_ENTRIES = 2_000
MAX_PART_BYTES = 40 * 1024 * 1024
MAX_PACKAGE_BYTES = 200 * 1024 * 1024
MAX_XML_DEPTH = 400
MAX_XML_NODES = 500_000
MAX_OCR_PAGES = 10
#: Of a picture given as a file: twice what telephones take.
MAX_PIXELS = 50_000_000
