"""Forbidden wordings are found; the allowed ones are not."""

import pytest

from leg_comfort.clinic import Clinic, forbidden
from leg_comfort.locales import LOCALES, language_of

NEVER: dict[str, dict[str, list[str]]] = {
    "en": {
        "diagnosis": [
            "You have a clot.",
            "It's definitely your back.",
            "It is only a cramp.",
            "It's not a clot.",
            "That rules out a clot.",
        ],
        "amounts": [
            "Four hundred or 400 mg is usual.",
            "Take two tablets.",
            "Take two before bed.",
        ],
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
    },
    "de": {
        "diagnosis": [
            "Sie haben eine Thrombose.",
            "Das ist eindeutig der Rücken.",
            "Das ist nur ein Krampf.",
            "Das ist keine Thrombose.",
            "Das schließt eine Thrombose aus.",
        ],
        "amounts": [
            "Üblich sind 400 mg.",
            "Nehmen Sie zwei Tabletten.",
            "Nehmen Sie zwei vor dem Bett.",
        ],
        "start_supplement": ["Nehmen Sie ruhig Magnesium.", "Sie sollten Kalzium nehmen."],
        "quinine_as_help": ["Chinin hilft.", "Trinken Sie ein Glas Tonic."],
        "change_prescription": ["Setzen Sie das Medikament ab.", "Halbieren Sie die Tabletten."],
        "all_clear": [
            "Sie müssen nicht zum Arzt.",
            "Das ist kein Grund zur Sorge.",
            "Bei Ihnen ist alles in Ordnung.",
            "Schlafen Sie ruhig weiter.",
        ],
        "myths": ["Eine Schwellung ist normal.", "Milchsäure sammelt sich in der Wade."],
        "promises": ["Das stoppt den Krampf.", "In einer Minute vorbei.", "Ich verspreche es."],
        "percentages": ["Sechzig Prozent.", "Eine Chance von 60 %.", "Neun von zehn."],
        "pretence": [
            "Ich bin Arzt.",
            "Der Rettungswagen ist unterwegs.",
            "Ich habe Sie untersucht.",
        ],
        "private_matters": [
            "Sie haben gesagt, dass Sie schwanger sind.",
            "Sie haben von Ihrer Blase erzählt.",
            "Weil Sie schwanger sind, geht das nicht.",
        ],
        "hot_or_risky": ["Nehmen Sie eine Wärmflasche."],
    },
    "es": {
        "diagnosis": [
            "Usted tiene una trombosis.",
            "Es definitivamente la espalda.",
            "Es solo un calambre.",
            "No es un coágulo.",
            "Eso descarta un coágulo.",
        ],
        "amounts": ["Lo normal son 400 mg.", "Tome dos pastillas.", "Tome dos antes de dormir."],
        "start_supplement": ["Empiece a tomar magnesio.", "Debería tomar calcio."],
        "quinine_as_help": ["La quinina ayuda.", "Beba un vaso de agua tónica."],
        "change_prescription": ["Deje de tomar la estatina.", "Reduzca la dosis."],
        "all_clear": [
            "No hace falta ver a un médico.",
            "No se preocupe.",
            "Usted está bien.",
            "Vuelva a dormir.",
        ],
        "myths": ["La hinchazón es normal.", "El ácido láctico se acumula."],
        "promises": [
            "Esto va a parar el calambre.",
            "Se pasará en un minuto.",
            "Le prometo que sí.",
        ],
        "percentages": ["Es el sesenta por ciento.", "Un 60 %.", "Nueve de cada diez."],
        "pretence": ["Soy médico.", "La ambulancia está en camino.", "Le he examinado."],
        "private_matters": [
            "Usted dijo que está embarazada.",
            "Me contó lo de la vejiga.",
            "Como está embarazada, no.",
        ],
        "hot_or_risky": ["Use una bolsa de agua caliente."],
    },
}
FINE: dict[str, list[str]] = {
    "en": [
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
    ],
    "de": [
        "Das klingt am ehesten nach müden Waden.",
        "Ich kann eine Thrombose nicht ausschließen.",
        "Bitte setzen Sie Ihre Medikamente nicht ab, ohne zu fragen.",
        "Zu Mengen kann ich keinen Rat geben.",
        "Bitte nehmen Sie kein Kalzium, bevor Sie in der Apotheke gefragt haben.",
        "Trinken Sie bitte kein Tonic.",
        "Sanftes Dehnen kann helfen.",
        "Ich bin keine Ärztin und kann mich irren.",
        "Hilfe kommt, wenn jemand angerufen hat.",
        "Haben Sie in letzter Zeit ein Medikament begonnen? Sind Sie schwanger?",
    ],
    "es": [
        "Lo más parecido son unos gemelos cansados.",
        "No puedo descartar un coágulo.",
        "Por favor, no deje de tomar sus medicinas sin preguntar.",
        "No puedo aconsejar cantidades de una medicina.",
        "No tome calcio antes de preguntar a un farmacéutico.",
        "Un estiramiento suave puede ayudar.",
        "No soy médico y puedo equivocarme.",
        "Un plátano está bien.",
        "¿Ha empezado o cambiado alguna medicina? ¿Está embarazada?",
    ],
}


@pytest.mark.parametrize(
    ("language", "entry", "speech"),
    [(each, e, s) for each, entries in NEVER.items() for e in entries for s in entries[e]],
)
def test_it_is_found(clinic: Clinic, language: str, entry: str, speech: str) -> None:
    assert entry in forbidden(clinic, speech, language)


@pytest.mark.parametrize(
    ("language", "speech"), [(each, speech) for each in FINE for speech in FINE[each]]
)
def test_allowed_wordings_are_not_found(clinic: Clinic, language: str, speech: str) -> None:
    assert forbidden(clinic, speech, language) == ()


@pytest.mark.parametrize("language", NEVER)
def test_every_entry_has_an_example(clinic: Clinic, language: str) -> None:
    assert set(NEVER[language]) == set(clinic.never_say)


def test_every_language_of_the_store_has_patterns_of_every_entry(clinic: Clinic) -> None:
    languages = {*map(language_of, LOCALES)}
    assert languages <= NEVER.keys()
    assert [e.id for e in clinic.never_say.values() if not languages <= e.patterns.keys()] == []
