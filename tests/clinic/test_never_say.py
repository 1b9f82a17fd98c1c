"""Forbidden wordings are found; the allowed ones are not."""

import pytest

from leg_comfort.clinic import Clinic, forbidden

NEVER = {
    "diagnosis": [
        "You have a clot.",
        "It's definitely your back.",
        "It is only a cramp.",
        "It's not a clot.",
        "That rules out a clot.",
    ],
    "amounts": ["Four hundred or 400 mg is usual.", "Take two tablets.", "Take two before bed."],
    "start_supplement": ["Start magnesium tonight.", "You should take calcium."],
    "quinine_as_help": ["Quinine can help.", "Try a glass of tonic water."],
    "change_prescription": ["Stop taking your statin.", "Halve the tablets."],
    "all_clear": [
        "There is no need to see a doctor.",
        "It's nothing to worry about.",
        "You're fine.",
        "Go back to sleep.",
    ],
    "myths": ["Swelling is normal after a busy day.", "Lactic acid builds up in the calf."],
    "promises": ["This will stop it.", "It is gone in a minute."],
    "percentages": ["It is sixty percent likely.", "A 60% chance."],
    "pretence": ["I am a doctor.", "Help is on the way.", "I have examined you."],
    "private_matters": [
        "You said you are pregnant.",
        "You told me about your bladder.",
        "You told me that the toilet is a trouble.",
        "You told me that the bathroom is a trouble.",
    ],
    "hot_or_risky": ["Use a hot water bottle."],
}
FINE = [
    "It sounds most like overworked calves.",
    "I cannot tell by voice, and I cannot rule out a clot.",
    "Please don't stop taking your tablets without asking a doctor.",
    "I can't advise on amounts of a medicine.",
    "Please do not start calcium before you ask a pharmacist.",
    "Quinine is not recommended: it can cause serious blood reactions. Please don't take it.",
    "A gentle stretch may help.",
    "I am not a doctor, and I can be wrong.",
    "If you have chest pain, call for help now.",
    "I heard what you told me about the toilet.",
    "I heard what you told me about the bathroom.",
    "Have you started or changed a medicine lately? Are you pregnant?",
]


@pytest.mark.parametrize(("entry", "speech"), [(e, s) for e in NEVER for s in NEVER[e]])
def test_it_is_found(clinic: Clinic, entry: str, speech: str) -> None:
    assert entry in forbidden(clinic, speech)


@pytest.mark.parametrize("speech", FINE)
def test_allowed_wordings_are_not_found(clinic: Clinic, speech: str) -> None:
    assert forbidden(clinic, speech) == ()


def test_every_entry_has_an_example(clinic: Clinic) -> None:
    assert set(NEVER) == set(clinic.never_say)
