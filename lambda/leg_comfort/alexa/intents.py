"""The interaction model's intents, and what each means: the one table of both."""

from collections.abc import Mapping
from dataclasses import dataclass

from leg_comfort.conversation import Act


@dataclass(frozen=True, slots=True)
class Meaning:
    """act: what the person wants. topic: the slot whose id the act is about.

    facts: the slots that say something about the person. pointless: whether the act says nothing
    without a topic ("speak" without "slower").
    """

    act: Act
    topic: str | None = None
    facts: tuple[str, ...] = ()
    pointless: bool = False


UNKNOWN = Meaning(Act.NOT_UNDERSTOOD)

INTENTS: Mapping[str, Meaning] = {
    "CrampNowIntent": Meaning(Act.CRAMP_NOW),
    "StartIntent": Meaning(Act.START, facts=("feel",)),
    "AskCauseIntent": Meaning(Act.ASK_CAUSE),
    "AskReliefIntent": Meaning(Act.ASK_RELIEF, topic="method"),
    "AskHowToIntent": Meaning(Act.ASK_HOW_TO, topic="step"),
    "AskPreventIntent": Meaning(Act.ASK_PREVENT),
    "AskWhyCauseIntent": Meaning(Act.ASK_WHY_CAUSE, topic="cause"),
    "AskMedicineIntent": Meaning(Act.ASK_MEDICINE, topic="medicine"),
    "AskSupplementIntent": Meaning(Act.ASK_SUPPLEMENT, topic="supplement"),
    "AskFoodOrDrinkIntent": Meaning(Act.ASK_FOOD, topic="item"),
    "AskDangerIntent": Meaning(Act.ASK_DANGER),
    "AskWhenDoctorIntent": Meaning(Act.ASK_WHEN_DOCTOR),
    "AskHowLongIntent": Meaning(Act.ASK_HOW_LONG),
    "AskWhyQuestionIntent": Meaning(Act.ASK_WHY_QUESTION),
    "AskWhyYouThinkIntent": Meaning(Act.ASK_WHY_YOU_THINK),
    "AskWhatElseIntent": Meaning(Act.ASK_WHAT_ELSE),
    "AskPrivacyIntent": Meaning(Act.ASK_PRIVACY),
    "ReportIntent": Meaning(Act.REPORT, facts=("finding", "other_finding")),
    "FeelIntent": Meaning(Act.REPORT, facts=("feel",)),
    "NightsIntent": Meaning(Act.REPORT, facts=("number", "frequency")),
    "DurationIntent": Meaning(Act.REPORT, facts=("duration",)),
    "SayIntent": Meaning(Act.REPORT, facts=("words",)),
    "CorrectAnswerIntent": Meaning(Act.CORRECT, facts=("finding",)),
    "ProgressIntent": Meaning(Act.PROGRESS, topic="change", pointless=True),
    "SpeechIntent": Meaning(Act.MANNER, topic="manner", pointless=True),
    "NotSureIntent": Meaning(Act.UNSURE),
    "CallForHelpIntent": Meaning(Act.CALL_FOR_HELP),
    "RemindMeIntent": Meaning(Act.REMIND, topic="wish"),
    "KeepTrackIntent": Meaning(Act.KEEP_TRACK, topic="tracking", pointless=True),
    "ForgetMeIntent": Meaning(Act.FORGET),
    "RecallIntent": Meaning(Act.RECALL),
    "DoctorSummaryIntent": Meaning(Act.DOCTOR_SUMMARY),
    "GoodNightIntent": Meaning(Act.GOOD_NIGHT),
    "AMAZON.YesIntent": Meaning(Act.YES),
    "AMAZON.NoIntent": Meaning(Act.NO),
    "AMAZON.HelpIntent": Meaning(Act.HELP),
    "AMAZON.StopIntent": Meaning(Act.STOP),
    "AMAZON.CancelIntent": Meaning(Act.STOP),
    "AMAZON.NavigateHomeIntent": Meaning(Act.STOP),
    "AMAZON.RepeatIntent": Meaning(Act.REPEAT),
    "AMAZON.NextIntent": Meaning(Act.NEXT),
    "AMAZON.PreviousIntent": Meaning(Act.PREVIOUS),
    "AMAZON.PauseIntent": Meaning(Act.PAUSE),
    "AMAZON.ResumeIntent": Meaning(Act.RESUME),
    "AMAZON.StartOverIntent": Meaning(Act.START_OVER),
    "AMAZON.FallbackIntent": UNKNOWN,
}
