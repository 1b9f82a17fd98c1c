"""A reply becomes SSML through the templates."""

from .errors import TemplateError
from .sources import Sources, read_sources, supported_locales, templates_folder
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
    "supported_locales",
    "templates_folder",
]
