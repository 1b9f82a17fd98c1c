"""Generate Alexa's interaction models from phrases that are given once, as patterns."""

from bedside.interaction_model.generated import load_model, model_file, model_text
from bedside.interaction_model.phrases import (
    MODELS,
    PhraseError,
    built_in_slots,
    declared_slots,
    invocation_name,
    shared,
)
from bedside.interaction_model.summary import write_all

__all__ = [
    "MODELS",
    "PhraseError",
    "built_in_slots",
    "declared_slots",
    "invocation_name",
    "load_model",
    "model_file",
    "model_text",
    "shared",
    "write_all",
]
