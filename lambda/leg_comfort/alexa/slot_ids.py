"""The ids that this version of the skill knows, by slot: a request may bring those of another."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from leg_comfort.alexa.intents import FINDING_SLOTS, PERSONS, REMARK
from leg_comfort.alexa.slot_values import NIGHTS_BY_FREQUENCY
from leg_comfort.alexa.slots import Slot, Slots
from leg_comfort.clinic import Clinic, FindingKind
from leg_comfort.conversation import JUST_ASKING, MANNERS, REFUSED

_WISHES = {
    "change": ("better", "worse", "no_change"),
    "manner": tuple(MANNERS),
    "wish": ("cancel", "list"),
    "tracking": ("on", "off"),
    REMARK: (
        *("floor", "no_answer", "no_phone", "alone", "someone_calls", "coming", "bother", "wait"),
        *("not_now", "afraid", REFUSED, JUST_ASKING, *PERSONS),
    ),
}


def with_known_ids(slots: Slots, clinic: Clinic) -> dict[str, Slot]:
    """Return the slots with the first id each that this version knows; without any, with none.

    An id may be a hash, or one of another version. Words that Alexa did not look up stand for the
    id that they spell.
    """
    return {name: _with_known_id(name, slot, clinic) for name, slot in slots.items()}


def _with_known_id(name: str, slot: Slot, clinic: Clinic) -> Slot:
    known = ids_of(name, clinic)
    given = [id for id in (slot.id, *slot.other_ids) if id is not None]
    spelt = "_".join(slot.words.lower().split())
    candidates = given or ([] if slot.unknown else [spelt])
    return replace(
        slot,
        id=next((id for id in candidates if id in known), None),
        others=tuple(_with_known_id(name, each, clinic) for each in slot.others),
    )


def ids_of(slot: str, clinic: Clinic) -> Collection[str]:
    """Return the ids that the slot of this name may have; none for one of Amazon's own types."""
    if slot in FINDING_SLOTS:
        findings = {id for id, f in clinic.findings.items() if f.kind is FindingKind.YES_NO}
        return findings | clinic.denials.keys()
    if slot == "step":
        groups = {step.group for step in clinic.steps.values()}
        return groups | {method.step for method in clinic.methods.values()} | {"stretch", "avoid"}
    if slot == "feel":
        return clinic.findings[slot].words
    known: Mapping[str, Collection[str]] = {
        **_WISHES,
        "frequency": NIGHTS_BY_FREQUENCY,
        "cause": clinic.causes,
        "method": clinic.methods,
        "medicine": clinic.medicines,
        "supplement": clinic.supplements,
        "item": clinic.foods,
    }
    return known.get(slot, ())
