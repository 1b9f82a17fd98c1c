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
from leg_comfort.locales import LOCALES, language_of

SENTENCES = Path(__file__).resolve().parents[3] / "tests" / "data"
"""The labelled sentences of a checkout: a folder a language, those of the first beside them."""
FOLDER = "annotations"
NOTHING_ASKED = frozenset({"open", "advice"})
"""The contexts without a pending question, which Amazon's evaluation knows nothing of."""


def write_annotations(target: Path, sentences: Path) -> list[Path]:
    """Write an annotation set for each published locale under target; return their files.

    sentences: the folder of the labelled ones. A locale whose language has none is left out.
    Raises InputError and OSError.
    """
    return [
        _written(target / FOLDER / f"{locale}.json", annotation_set(records))
        for locale in LOCALES
        if (records := labelled_sentences(sentences, locale))
    ]


def labelled_sentences(folder: Path, locale: str) -> list[LabelledSentence]:
    """Return the labelled sentences of a locale: those of its language that name no other."""
    own = folder / language_of(locale)
    files = (own if own.is_dir() else folder).glob("utterances*.json")
    records = [record for file in sorted(files) for record in read_records(file)]
    return [each for each in records if each.get("locale", locale) == locale]


def _written(path: Path, content: Json) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8")
    return path


def annotation_set(records: Iterable[LabelledSentence]) -> Json:
    """Return the annotation set of those records that can arrive as one intent only."""
    meant = {plain(each["text"]): each["meaning"] for each in records if _is_plain(each)}
    return {"data": [_annotation(text, INTENTS[meaning][0]) for text, meaning in meant.items()]}


def _is_plain(record: LabelledSentence) -> bool:
    return record["context"] in NOTHING_ASKED and not may_come_otherwise(record["meaning"])


def _annotation(utterance: str, intent: str) -> Json:
    return {"inputs": {"utterance": utterance}, "expected": [{"intent": {"name": intent}}]}
