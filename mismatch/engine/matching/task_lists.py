"""Tasks told one after another in one sentence: "You will plan shifts, train newcomers and keep the rota"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mismatch.engine.matching.cues import DUTY
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.items import Item

#: What work is done by, in the form that follows "you will".
VERBS = (
    "act|advise|agree|analy[sz]e|answer|arrange|assemble|assess|assist|attend|audit|bake|balance|be|book|brief|build|buy|"
    "calculate|calibrate|call|care|carry|catalogue|catch|chair|change|chase|check|clean|coach|collect|commission|compile|"
    "complete|conduct|contact|contribute|cook|coordinate|count|cover|create|cut|deal|decide|define|deliver|demonstrate|"
    "deploy|design|detect|develop|diagnose|direct|discuss|dispatch|do|document|draft|draw|drive|edit|encourage|ensure|enter|"
    "escort|establish|estimate|evaluate|examine|explain|face|feed|file|film|find|fit|fix|follow|forecast|gather|get|give|"
    "greet|grow|guide|handle|help|hire|host|identify|implement|improve|inspect|install|interview|introduce|investigate|"
    "invoice|issue|join|keep|label|launch|lay|lead|learn|liaise|lift|list|load|log|look|maintain|make|manage|mark|measure|"
    "meet|mend|mentor|migrate|mix|model|monitor|move|negotiate|observe|offer|open|operate|order|organi[sz]e|oversee|own|"
    "pack|paint|participate|patch|perform|pick|place|plan|plant|play|prepare|present|price|process|procure|produce|"
    "programme|promote|propose|protect|provide|prune|publish|purchase|qualify|raise|reach|receive|recommend|reconcile|"
    "record|recruit|reduce|refer|refine|repair|replace|reply|report|represent|rescue|research|resolve|respond|restock|"
    "restore|review|rewrite|run|scan|schedule|screen|search|secure|sell|send|serve|service|set|sew|shape|share|ship|shoot|"
    "sign|solve|sort|source|speak|spend|staff|start|steer|stock|store|study|supervise|supply|support|survey|take|talk|"
    "teach|tell|tend|test|tidy|track|train|translate|transport|travel|treat|troubleshoot|tune|turn|unload|update|use|"
    "validate|verify|visit|wash|watch|water|weigh|weld|work|write"
)
_NEXT = re.compile(
    r"(?:,\s+(?:(?:а также|также|и|and|then)\s+)?|\s+(?:а также|и|and)\s+)"
    rf"(?=(?:(?:\w+ly )?(?:{VERBS})\s+\w|(?:(?:[а-я]+[внкр]о|вовремя) )?[а-я]{{3,}}(?:ть|ти|чь)(?:ся)?\s+\w))"
)
#: A verb and what it is done with.
_FEWEST = 2
_WORD = re.compile(r"[^\W_]+")


def tasks_of(text: str, item: Item) -> Iterator[Item]:
    """The tasks of a sentence that speaks to the reader, each for itself. A list's entry is one task as it stands."""
    folded = fold(text[item.start : item.end])
    lead = DUTY.search(folded)
    begin = 0
    for start, end in _cuts(folded, lead.end()) if lead else ():
        if folded.count("(", begin, start) == folded.count(")", begin, start):
            yield item._replace(start=item.start + begin, end=item.start + start)
            begin = end
    yield item._replace(start=item.start + begin)


def _cuts(folded: str, told_from: int) -> Iterator[tuple[int, int]]:
    """Where the next task begins. "Install, service and repair machines" is one: its first verbs have nothing to do."""
    begin = told_from
    for match in _NEXT.finditer(folded, told_from):
        if len(_WORD.findall(folded[begin : match.start()].rpartition(",")[2])) >= _FEWEST:
            yield match.start(), match.end()
        begin = match.end()
