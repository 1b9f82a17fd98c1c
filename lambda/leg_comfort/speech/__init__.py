"""Turn the lines of a reply into SSML, with the templates of a locale."""

from .sources import Sources, TemplateError, read_sources, templates_folder
from .speaking import LineLike, Manner, Spoken, speak
from .ssml import SsmlError, plain_text, spoken_seconds
from .ssml_check import check_ssml
from .words import CardText, Words, load_words

__all__ = [
    "CardText",
    "LineLike",
    "Manner",
    "Sources",
    "Spoken",
    "SsmlError",
    "TemplateError",
    "Words",
    "check_ssml",
    "load_words",
    "plain_text",
    "read_sources",
    "speak",
    "spoken_seconds",
    "templates_folder",
]
