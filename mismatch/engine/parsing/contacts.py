"""E-mail addresses, telephone numbers and links, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import phonenumbers

from mismatch.engine.openings import matches, mentions, tokens_with
from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.resume import Link, Phone, Section
from mismatch.engine.shapes import Fact

_EMAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,24}(?![\w@])")
_SPACED_EMAIL = re.compile(r"(?<![\w.])[\w.+-]+ ?@ ?[\w-]+(?: ?\. ?[\w-]+)* ?\. ?(?:com|ru|org|net|io|me)\b")
_LOCAL_PART = re.compile(r"[\w.+%'-]")
_LONGEST_LOCAL_PART, _LONGEST_HOST = 64, 120
_PHONE = re.compile(
    r"(?<![\w.,/@=#-])(?:\(?\+\s?)?\(?\d(?:(?:[^\S\n]|[().\-–‑/]){0,3}\d){6,14}(?![\w@])(?:\s?(?:ext|доб)\.?\s?\d{1,5})?"
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"|,]+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|ru|org|net|io|me|dev|ai|рф|co|info|"
    r"tech|pro|su|by|kz|ua|de|uk|in|edu|app|page|site|online)"
    r"(?:/[^\s<>«»\"|,]*)?(?![\w@])",
    re.IGNORECASE,
)
_SLUG_BELOW = re.compile(r"\n((?:[\w-]{1,20}/){0,3}[\w-]{3,60})/?(?=\s|$)")
_TELEGRAM = re.compile(
    r"(?<!\w)(?:telegram|телеграмм?|tg|тг|t\.me)\s*[:/—–-]?\s*@?([a-z][a-z0-9_]{4,31})\b", re.IGNORECASE
)
_TELEGRAM_OPENINGS = ("telegram", "телеграм", "tg", "тг", "t.me")
_LABELLED = re.compile(r"\b(linked\s?in|github)\s*[:/—–-]\s*(?:/?in/|@)?([\w-]{3,60})(?![\w./-])", re.IGNORECASE)
LinkKind = Literal["linkedin", "github", "telegram", "portfolio", "other"]
_KINDS: tuple[tuple[str, LinkKind], ...] = (
    ("linkedin.", "linkedin"),
    ("github.", "github"),
    ("t.me", "telegram"),
    ("telegram.", "telegram"),
)
_YEARS = re.compile(
    r"^(?:19|20)\d\d\s*[-–—/.\s]\s*(?:(?:19|20)\d\d|\d\d)$|"
    r"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:\D+\d{1,2}[./-]\d{1,2}[./-]\d{2,4})?$"
)
_PHONE_WORD = re.compile(r"phone|mobile|cell|tel|contact|whats|viber|тел|моб|ватсап|связь", re.IGNORECASE)


def find_emails(document: Document) -> list[Fact]:
    """Addresses as printed, then those only a link carries; each once, lower-cased for comparison."""
    text = document.text
    found: dict[str, Fact] = {}
    if "@" in text:
        for match in _addresses(text):
            value = match.group().strip(".-").rstrip(".")
            _keep(found, value, match.start() + match.group().find(value), 0.99)
        for match in _spaced_addresses(text):
            if " " in match.group():
                _keep(found, match.group().replace(" ", ""), match.start(), 0.8, len(match.group()))
    for link in document.hyperlinks:
        if link.url.lower().startswith("mailto:"):
            value = link.url[7:].split("?")[0]
            if _EMAIL.fullmatch(value):
                _keep(found, value, link.start, 0.95, link.end - link.start)
    return list(found.values())


def _addresses(text: str) -> Iterator[re.Match[str]]:
    """``_EMAIL.finditer(text)``, but going back from each sign: a long word without one costs nothing."""
    reached, sign = 0, text.find("@")
    while sign >= 0:
        start = sign
        while start > reached and _LOCAL_PART.match(text[start - 1]):
            start -= 1
        found = _EMAIL.match(text, start)
        reached = found.end() if found else sign + 1
        if found:
            yield found
        sign = text.find("@", reached)


def _spaced_addresses(text: str) -> Iterator[re.Match[str]]:
    """``_SPACED_EMAIL.finditer(text)``, looked for only around each sign."""
    reached, sign = 0, text.find("@")
    while sign >= 0:
        start = max(reached, sign - _LONGEST_LOCAL_PART - 1)
        found = _SPACED_EMAIL.search(text, start, min(len(text), sign + _LONGEST_HOST))
        reached = found.end() if found else sign + 1
        if found:
            yield found
        sign = text.find("@", reached)


def _keep(found: dict[str, Fact], value: str, start: int, confidence: float, length: int | None = None) -> None:
    end = start + (len(value) if length is None else length)
    found.setdefault(value.lower(), Fact(value=value, start=start, end=end, confidence=confidence))


def find_phones(text: str, region: str, reach: int = 4000) -> list[Phone]:
    """Numbers that the telephone plans accept, in the first ``reach`` characters and the last thousand."""
    found: dict[str, Phone] = {}
    for match in _PHONE.finditer(text):
        if reach < match.start() < len(text) - 1000:
            continue
        phone = _phone(text, match, region)
        if phone is not None:
            found.setdefault(phone.value, phone)
    return list(found.values())


def _phone(text: str, match: re.Match[str], region: str) -> Phone | None:
    printed = match.group().strip(" .-–/")
    digits = re.sub(r"\D", "", printed)
    if not 7 <= len(digits) <= 15 or "\n" in printed or _YEARS.match(printed.strip("() ")):
        return None
    if any(found.is_range for found in find_dates(printed)):
        return None
    labelled = bool(_PHONE_WORD.search(text[max(0, match.start() - 18) : match.start()]))
    shaped = "+" in printed or bool(re.search(r"[\s().–-]", printed))
    if not labelled and not shaped and len(digits) not in (10, 11):
        return None
    number = _parse(printed, digits, region)
    if number is None:
        return None
    valid = phonenumbers.is_valid_number(number)
    if not valid and not (labelled or "+" in printed or len(digits) >= 10):
        return None
    start = match.start() + match.group().find(printed)
    return Phone(
        value=phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), printed=printed,
        start=start, end=start + len(printed), confidence=0.97 if valid else 0.7,
    )  # fmt: skip


def _parse(printed: str, digits: str, region: str) -> phonenumbers.PhoneNumber | None:
    """The number in its own plan: a Russian 8 or 7 with eleven digits is +7 wherever the writer lives."""
    candidates: list[tuple[str, str | None]] = []
    if "+" in printed:
        candidates.append(("+" + digits, None))
    elif len(digits) == 11 and digits[0] in "78" and digits[1] in "3489":
        candidates.append(("+7" + digits[1:], None))
    elif (len(digits) == 12 and digits.startswith(("375", "380", "998", "91"))) or (
        len(digits) == 11 and digits.startswith("1")
    ):
        candidates.append(("+" + digits, None))
    candidates.append((digits, region))
    fallback = None
    for number, plan in candidates:
        try:
            parsed = phonenumbers.parse(number, plan)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return parsed
        if fallback is None and phonenumbers.is_possible_number(parsed):
            fallback = parsed
    return fallback


def find_links(document: Document, emails: list[Fact], elsewhere: list[Section]) -> list[Link]:
    """The person's own addresses on the web: printed, handles beside a network's name, and link annotations.

    ``elsewhere`` are the sections (jobs, projects, publications) whose links belong to firms and works: of those only
    profiles of a network count.
    """
    return [link for link in _all_links(document, emails) if _is_own(link, elsewhere)]


def _is_own(link: Link, elsewhere: list[Section]) -> bool:
    path = re.sub(r"^https?://(?:www\.)?[^/]+/?(?:in/+$)?", "", link.value).strip("/")
    if link.kind in ("linkedin", "github", "telegram"):
        profile = path.count("/") == 0 or link.kind == "linkedin"
        if not path:
            return False
        if profile:
            return True
    return not any(section.start <= (link.start or 0) < section.end for section in elsewhere)


def _all_links(document: Document, emails: list[Fact]) -> list[Link]:
    text = document.text
    found: dict[str, Link] = {}
    taken = [(fact.start or 0, fact.end or 0) for fact in emails]
    for match in _urls(text):
        url = match.group().rstrip(".,;:)]}'\"")
        wrapped = _SLUG_BELOW.match(text, match.end()) if url.endswith(("/", "-", "_")) else None
        if wrapped:
            _add(found, url + wrapped.group(1), match.start(), wrapped.end(), 0.85)
        elif not any(start < match.end() and match.start() < end for start, end in taken) and _is_address(url):
            _add(found, url, match.start(), match.start() + len(url), 0.95)
    for match in matches(_TELEGRAM, text, _TELEGRAM_OPENINGS):
        _add(found, "https://t.me/" + match.group(1), match.start(1), match.end(1), 0.9)
    for match in _LABELLED.finditer(text) if mentions(text, ("linked", "github")) else ():
        network = "linkedin.com/in/" if match.group(1).lower().startswith("linked") else "github.com/"
        if match.group(2).lower() not in ("profile", "com", "www", "https", "http", "link"):
            _add(found, f"https://{network}{match.group(2)}", match.start(2), match.end(2), 0.85)
    for link in document.hyperlinks:
        if link.url.lower().startswith(("http://", "https://")):
            _add(found, link.url, link.start, link.end, 0.95)
    return list(found.values())


def _urls(text: str) -> Iterator[re.Match[str]]:
    """``_URL.finditer(text)``: an address has no white space and holds a dot or slashes."""
    for start, end in tokens_with(text, (".", "://")):
        if end - start > 3:
            yield from _URL.finditer(text, start, end)


def _is_address(url: str) -> bool:
    """Not a file or a tool's name that happens to have a dot ("ASP.net", "node.js")."""
    host = re.sub(r"^https?://", "", url.lower()).split("/")[0]
    if url.lower().startswith(("http", "www.")):
        return "." in host
    if len(host.split(".")[0]) < 2 or (host.count(".") == 1 and "/" not in url and url[:1].isupper()):
        return False
    return host not in (
        "asp.net",
        "vb.net",
        "ado.net",
        "socket.io",
        "draw.io",
        "b.com",
        "m.com",
        "ml.net",
    ) and not re.match(r"^[^/]*\.(?:in|me|co|de|pro|app|by)$", url.lower())


def _add(found: dict[str, Link], url: str, start: int, end: int, confidence: float) -> None:
    address = url if url.lower().startswith(("http://", "https://")) else "https://" + url
    key = re.sub(r"^https?://(?:www\.)?|/+$", "", address.lower())
    found.setdefault(key, Link(value=address, kind=link_kind(address), start=start, end=end, confidence=confidence))


def link_kind(address: str) -> LinkKind:
    """Which network an address belongs to; the root of a site of one's own is a portfolio."""
    key = re.sub(r"^https?://(?:www\.)?|/+$", "", address.lower())
    host = key.split("/")[0]
    own: LinkKind = "portfolio" if key.count("/") == 0 or host.endswith((".github.io", "behance.net")) else "other"
    return next((kind for mark, kind in _KINDS if mark in host), own)
