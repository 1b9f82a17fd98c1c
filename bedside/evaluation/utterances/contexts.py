"""The session in which a sentence is said, made from the context that its record names."""

from bedside.console import Json

AFTER_ADVICE = frozenset({"advice", "meds", "nights", "reminder"})
AN_ASSESSMENT = {"cause": "idiopathic", "also": [], "triage": "self_care"}


def attributes_in(context: str) -> Json:
    """Return the session attributes that put the skill into a context; none for "open"."""
    if context == "open":
        return {}
    asking = None if context == "advice" else context
    if context in AFTER_ADVICE:
        return _standing("advice", asking, AN_ASSESSMENT)
    if context == "eased":
        return _standing("relief", asking, None)
    return _standing("safety" if context.startswith("rf") else "questions", asking, None)


def _standing(stage: str, asking: str | None, assessment: Json | None) -> Json:
    asked = [] if asking is None else [asking]
    return {
        "stage": stage,
        "asking": asking,
        "asked": asked,
        "findings": {},
        "assessment": assessment,
    }
