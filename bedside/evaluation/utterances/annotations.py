"""Write labelled sentences as an annotation set, which Amazon's evaluation of a model reads.

An annotation is an utterance and the intent that it should arrive as, whatever was asked before it.
Slots may be left out there, and are: a record names an id, an annotation would need the words.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from bedside.console import Json, read_records
from bedside.evaluation.utterances.judging import INTENTS, LabelledSentence, may_come_otherwise
from bedside.nlu.normalizer import plain
from leg_comfort.locales import DEFAULT_LOCALE

SENTENCES = Path(__file__).resolve().parents[3] / "tests" / "data" / "utterances.json"
"""The labelled sentences of a checkout."""
FOLDER = "annotations"
NOTHING_ASKED = frozenset({"open", "advice"})
"""The contexts without a pending question, which Amazon's evaluation knows nothing of."""


def write_annotations(target: Path, sentences: Path) -> Path | None:
    """Write the annotation set of the default locale under target; return its file.

    Returns None, and writes nothing, if there is no file of sentences. Raises InputError and
    OSError.
    """
    if not sentences.is_file():
        return None
    path = target / FOLDER / f"{DEFAULT_LOCALE}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    content = annotation_set(read_records(sentences))
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return path


def annotation_set(records: Iterable[LabelledSentence]) -> Json:
    """Return the annotation set of those records that can arrive as one intent only."""
    meant = {plain(each["text"]): each["meaning"] for each in records if _is_plain(each)}
    return {"data": [_annotation(text, INTENTS[meaning][0]) for text, meaning in meant.items()]}


def _is_plain(record: LabelledSentence) -> bool:
    return record["context"] in NOTHING_ASKED and not may_come_otherwise(record["meaning"])


def _annotation(utterance: str, intent: str) -> Json:
    return {"inputs": {"utterance": utterance}, "expected": [{"intent": {"name": intent}}]}
