"""Generate Alexa's interaction models from phrases that are given once, as patterns."""

from bedside.interaction_model.generated import load_model, model_file, model_text
from bedside.interaction_model.phrases import built_in_slots, declared_slots, shared

__all__ = [
    "built_in_slots",
    "declared_slots",
    "load_model",
    "model_file",
    "model_text",
    "shared",
]
