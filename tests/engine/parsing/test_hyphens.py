"""Words and addresses broken at the end of a line."""

from __future__ import annotations

import pytest

from mismatch.engine.parsing.hyphens import join


@pytest.mark.parametrize(
    ("before", "after", "seam"),
    [
        ("infor-", "mation", "whole"),
        ("front-", "end", "hyphen"),
        ("2019-", "present", "break"),
        ("https://github.com/example-", "brandvold", "hyphen"),
        ("github.com/", "example-brandvold", "hyphen"),
        ("https://www.linkedin.", "com/in/example", "hyphen"),
        ("linkedin.com/in/", "lee", "hyphen"),
        ("https://www.", "linkedin.com/in/lee", "hyphen"),
        ("https://lee.example/", "Engineer", "break"),
        ("https://lee.example/", "github.com/lee", "break"),
        ("https://lee.example.", "Engineer", "break"),
    ],
)
def test_how_two_lines_meet(before: str, after: str, seam: str) -> None:
    assert join(before, after) == seam
