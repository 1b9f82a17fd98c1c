"""The intents of the interaction model, and the meaning of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from leg_comfort.conversation import Act


@dataclass(frozen=True, slots=True)
class IntentMeaning:
    """act: the person's wish. topic: the slot whose id the act is about.

    facts: the slots that state facts about the person. needs_topic: whether the act means nothing
    without a topic ("speak" without "slower"). behind: the answer that the words of its slots were
    said behind, YES or NO.
    """

    act: Act
    topic: str | None = None
    facts: tuple[str, ...] = ()
    needs_topic: bool = False
    behind: Act | None = None

    @property
    def slots(self) -> frozenset[str]:
        """Return the names of all slots of the intent."""
        when = WHEN if self.act is Act.REMIND else ()
        return frozenset(filter(None, (self.topic, *self.facts, *when)))


WHEN = ("day", "time")
"""The slots of a reminder beside its topic."""
FEEL = "feel"
"""The slot of how it feels, and the finding and the question too; a touch names it first."""
FINDING_SLOTS = frozenset({"finding", "other_finding"})
REMARK = "remark"
PERSONS = ("child", "other")
"""Ids of the slot for remarks that say whose leg it is."""
UNKNOWN = IntentMeaning(Act.NOT_UNDERSTOOD)

INTENTS: Mapping[str, IntentMeaning] = {
    "CrampNowIntent": IntentMeaning(Act.CRAMP_NOW),
    "StartIntent": IntentMeaning(Act.START, facts=("feel",)),
    "AskCauseIntent": IntentMeaning(Act.ASK_CAUSE),
    "AskReliefIntent": IntentMeaning(Act.ASK_RELIEF, topic="method"),
    "AskHowToIntent": IntentMeaning(Act.ASK_HOW_TO, topic="step"),
    "AskPreventIntent": IntentMeaning(Act.ASK_PREVENT),
    "AskWhyCauseIntent": IntentMeaning(Act.ASK_WHY_CAUSE, topic="cause"),
    "AskMedicineIntent": IntentMeaning(Act.ASK_MEDICINE, topic="medicine"),
    "AskSupplementIntent": IntentMeaning(Act.ASK_SUPPLEMENT, topic="supplement"),
    "AskFoodOrDrinkIntent": IntentMeaning(Act.ASK_FOOD, topic="item"),
    "AskDangerIntent": IntentMeaning(Act.ASK_DANGER),
    "AskWhenDoctorIntent": IntentMeaning(Act.ASK_WHEN_DOCTOR),
    "AskHowLongIntent": IntentMeaning(Act.ASK_HOW_LONG),
    "AskWhyQuestionIntent": IntentMeaning(Act.ASK_WHY_QUESTION),
    "AskWhyYouThinkIntent": IntentMeaning(Act.ASK_WHY_YOU_THINK),
    "AskWhatElseIntent": IntentMeaning(Act.ASK_WHAT_ELSE),
    "AskPrivacyIntent": IntentMeaning(Act.ASK_PRIVACY),
    "ReportIntent": IntentMeaning(Act.REPORT, facts=("finding", "other_finding", "remark")),
    "FeelIntent": IntentMeaning(Act.REPORT, facts=("feel",)),
    "NightsIntent": IntentMeaning(Act.REPORT, facts=("number", "frequency")),
    "DurationIntent": IntentMeaning(Act.REPORT, facts=("duration",)),
    "SayIntent": IntentMeaning(Act.REPORT, facts=("words",)),
    "NoWithWordsIntent": IntentMeaning(Act.REPORT, facts=("words",), behind=Act.NO),
    "YesWithWordsIntent": IntentMeaning(Act.REPORT, facts=("words",), behind=Act.YES),
    "CorrectAnswerIntent": IntentMeaning(Act.CORRECT, facts=("finding",)),
    "ProgressIntent": IntentMeaning(Act.PROGRESS, topic="change", needs_topic=True),
    "SpeechIntent": IntentMeaning(Act.MANNER, topic="manner", needs_topic=True),
    "NotSureIntent": IntentMeaning(Act.UNSURE),
    "CallForHelpIntent": IntentMeaning(Act.CALL_FOR_HELP),
    "RemindMeIntent": IntentMeaning(Act.REMIND, topic="wish"),
    "KeepTrackIntent": IntentMeaning(Act.KEEP_TRACK, topic="tracking", needs_topic=True),
    "ForgetMeIntent": IntentMeaning(Act.FORGET),
    "RecallIntent": IntentMeaning(Act.RECALL),
    "DoctorSummaryIntent": IntentMeaning(Act.DOCTOR_SUMMARY),
    "GoodNightIntent": IntentMeaning(Act.GOOD_NIGHT),
    "AMAZON.YesIntent": IntentMeaning(Act.YES),
    "AMAZON.NoIntent": IntentMeaning(Act.NO),
    "AMAZON.HelpIntent": IntentMeaning(Act.HELP),
    "AMAZON.StopIntent": IntentMeaning(Act.STOP),
    "AMAZON.CancelIntent": IntentMeaning(Act.STOP),
    "AMAZON.NavigateHomeIntent": IntentMeaning(Act.STOP),
    "AMAZON.RepeatIntent": IntentMeaning(Act.REPEAT),
    "AMAZON.NextIntent": IntentMeaning(Act.NEXT),
    "AMAZON.PreviousIntent": IntentMeaning(Act.PREVIOUS),
    "AMAZON.PauseIntent": IntentMeaning(Act.PAUSE),
    "AMAZON.ResumeIntent": IntentMeaning(Act.RESUME),
    "AMAZON.StartOverIntent": IntentMeaning(Act.START_OVER),
    "AMAZON.FallbackIntent": UNKNOWN,
}
