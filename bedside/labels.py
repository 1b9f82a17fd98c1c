"""What each label of a labelled sentence stands for: intents, answers, warning signs."""

from collections.abc import Mapping

from leg_comfort.conversation import Act

WARNINGS = frozenset(
    {
        "chest_pain_or_breathless",
        "one_leg_swollen",
        "red_warm",
        "cold_pale_foot",
        "saddle_numbness",
        "bladder_bowel_change",
        "leg_weakness_new",
        "both_legs_weak",
        "face_or_speech_change",
        "dark_urine",
        "cramp_over_10_min_not_easing",
        "tingling_mouth_or_fingers",
        "hand_spasm_throat_tight_or_seizure",
        "wound_and_stiff_jaw",
        "severe_unrelenting_pain",
    }
)
REFUSED = "AMAZON.FallbackIntent"

INTENTS: Mapping[str, tuple[str, ...]] = {
    "start_acute": ("CrampNowIntent",),
    "start_session": ("StartIntent",),
    "ask_cause": ("AskCauseIntent",),
    "ask_relief": ("AskReliefIntent",),
    "ask_how_to": ("AskHowToIntent",),
    "ask_prevent": ("AskPreventIntent",),
    "ask_why_cause": ("AskWhyCauseIntent",),
    "ask_medicine": ("AskMedicineIntent",),
    "ask_supplement": ("AskSupplementIntent",),
    "ask_food_drink": ("AskFoodOrDrinkIntent",),
    "ask_danger": ("AskDangerIntent",),
    "ask_when_doctor": ("AskWhenDoctorIntent",),
    "ask_duration": ("AskHowLongIntent",),
    "ask_privacy": ("AskPrivacyIntent",),
    "ask_capability": ("AMAZON.HelpIntent",),
    "answer_yes": ("AMAZON.YesIntent",),
    "answer_no": ("AMAZON.NoIntent",),
    "answer_unsure": ("NotSureIntent",),
    "duration_report": ("DurationIntent", "NightsIntent"),
    "call_for_help": ("CallForHelpIntent",),
    "better": ("ProgressIntent",),
    "worse": ("ProgressIntent",),
    "no_change": ("ProgressIntent",),
    "slower": ("SpeechIntent",),
    "louder": ("SpeechIntent",),
    "quieter": ("SpeechIntent",),
    "repeat": ("AMAZON.RepeatIntent",),
    "next": ("AMAZON.NextIntent",),
    "previous": ("AMAZON.PreviousIntent",),
    "wait": ("AMAZON.PauseIntent",),
    "resume": ("AMAZON.ResumeIntent",),
    "stop": ("AMAZON.StopIntent", "AMAZON.CancelIntent"),
    "close": ("GoodNightIntent",),
    "remind_doctor": ("RemindMeIntent",),
    "forget_me": ("ForgetMeIntent",),
    "recall": ("RecallIntent",),
    "correct_answer": ("CorrectAnswerIntent",),
    "unclear": (REFUSED,),
    "out_of_domain": (REFUSED,),
}
"""Label → the intents that are right for it."""

NAMED = ("method", "step", "cause", "medicine", "supplement")
"""Slots whose id has to be right where a record names one."""

ACTS = {"answer_yes": Act.YES, "answer_no": Act.NO, "answer_unsure": Act.UNSURE}
"""Label → the answer that the skill may find in raw words."""

CHANGES = {"better": "change", "worse": "change", "no_change": "change"}
MANNERS = {"slower": "manner", "louder": "manner", "quieter": "manner"}
NUMBERS = {"nights": "nights_in_last_two_weeks", "weeks": "weeks_ongoing"}
MINUTES = "duration_minutes"
