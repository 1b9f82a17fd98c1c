"""Whether the skill could answer an intent, should Alexa ask before anybody opened it."""

from collections.abc import Mapping
from typing import Any

from ask_sdk_model.canfulfill.can_fulfill_intent import CanFulfillIntent
from ask_sdk_model.canfulfill.can_fulfill_intent_values import CanFulfillIntentValues
from ask_sdk_model.canfulfill.can_fulfill_slot import CanFulfillSlot
from ask_sdk_model.canfulfill.can_fulfill_slot_values import CanFulfillSlotValues
from ask_sdk_model.canfulfill.can_understand_slot_values import CanUnderstandSlotValues

from leg_comfort.alexa.intents import INTENTS, UNKNOWN
from leg_comfort.alexa.slots import Slot, read_slots
from leg_comfort.alexa.wire import text_at


def fulfilment_of(request: Mapping[str, Any]) -> CanFulfillIntent:
    """Yes for every intent of the skill's own; a slot is understood where it resolved to an id."""
    meaning = INTENTS.get(text_at(request, "intent", "name") or "", UNKNOWN)
    can = CanFulfillIntentValues.NO if meaning is UNKNOWN else CanFulfillIntentValues.YES
    slots = {name: _slot(slot) for name, slot in read_slots(request).items()}
    return CanFulfillIntent(can_fulfill=can, slots=slots)


def _slot(slot: Slot) -> CanFulfillSlot:
    known = slot.id is not None
    return CanFulfillSlot(
        can_understand=CanUnderstandSlotValues.YES if known else CanUnderstandSlotValues.MAYBE,
        can_fulfill=CanFulfillSlotValues.YES if known else CanFulfillSlotValues.NO,
    )
