"""Turn the lines of a reply into SSML, with the templates of a locale."""

from .sources import Sources, TemplateError, read_sources, templates_folder
from .speaking import LineLike, Manner, Spoken, is_night, manner_of, speak
from .ssml import RATES, Node, SsmlError, break_seconds, parse, plain_text, spoken_seconds
from .ssml_check import check_ssml
from .words import CardText, Words, load_words

__all__ = [
    "RATES",
    "CardText",
    "LineLike",
    "Manner",
    "Node",
    "Sources",
    "Spoken",
    "SsmlError",
    "TemplateError",
    "Words",
    "break_seconds",
    "check_ssml",
    "is_night",
    "load_words",
    "manner_of",
    "parse",
    "plain_text",
    "read_sources",
    "speak",
    "spoken_seconds",
    "templates_folder",
]
