"""Injury, infection, danger and birth in free words; no sentence here stands in the lexicon."""

from pathlib import Path

import pytest

from leg_comfort.clinic import load_clinic
from leg_comfort.nlu import load_lexicon, read_text

ENGLISH = load_lexicon("en", load_clinic().findings)
SPOKEN = Path(__file__).parents[1] / "data" / "grave_sentences.txt"

TOLD: dict[str, tuple[str, ...]] = {
    "calf_pop": (
        "i felt something pop in my calf when i jumped off the kerb",
        "there was a loud snap in my leg and it dropped me",
        "i thought someone had kicked me in the calf but nobody was there",
        "something went twang in the back of my leg",
        "i heard a crack from my achilles",
    ),
    "cannot_bear_weight": (
        "i can't put any weight on it since i fell",
        "the leg just won't take my weight",
        "i'm hopping to the toilet because i can't stand on it",
        "my little one refuses to stand on her foot",
        "it's impossible to put weight through that hip",
    ),
    "fallen": (
        "i slipped on the ice coming home tonight",
        "i've had a bad fall in the bathroom",
        "i came off my bike yesterday evening",
        "i tripped on the rug and went flying",
        "i fell",
    ),
    "knee_lump_burst": (
        "my baker's cyst has burst",
        "the lump behind my knee popped and now my calf is tight",
        "there was an egg at the back of my knee and it's suddenly gone",
        "the cyst behind my knee has ruptured i think",
    ),
    "bleeding": (
        "my leg is bleeding and it won't stop",
        "a varicose vein has burst in my ankle",
        "blood is pouring down my leg",
        "i can't stop the bleeding from my shin",
        "the vein on my calf just opened up and there's blood all over the floor",
    ),
    "bite_or_sting": (
        "i've been bitten on the ankle by a snake",
        "a wasp stung me on the calf",
        "a redback bit my foot",
        "i trod on a stonefish at the beach",
        "something stung my leg in the garden",
    ),
    "overdose": (
        "i took twenty paracetamol",
        "i've taken too many of my sleeping tablets",
        "i took my husband's heart pills by mistake",
        "my toddler has got into my tablets",
        "i've swallowed a whole packet of ibuprofen",
    ),
    "suicidal": (
        "i want to end my life",
        "i don't want to be here any more",
        "i keep thinking about killing myself",
        "they would all be better off without me",
        "i wish i was dead",
    ),
    "headache_or_vision_in_pregnancy": (
        "i'm seven months pregnant with a splitting headache",
        "i gave birth on friday and my sight has gone blurry",
        "i'm expecting and there are flashing lights in my eyes",
        "i'm thirty two weeks and my head is pounding",
    ),
    "rib_pain_or_puffy_face_in_pregnancy": (
        "i'm pregnant and i've a bad pain under my ribs",
        "i'm pregnant and my face has puffed up overnight",
        "my hands are swollen and i'm thirty weeks pregnant",
        "i've just had the baby and i keep vomiting",
    ),
    "gave_birth_lately": (
        "i gave birth three weeks ago",
        "my baby is ten days old",
        "i had a caesarean last month",
        "i've only just had twins",
    ),
    "on_the_floor": (
        "i've fallen and i can't get up off the floor",
        "i'm stuck on the bathroom floor",
        "i've been lying on the kitchen floor for two hours",
        "i can't get myself up off the ground",
        "i slid out of the chair and i can't get back up",
    ),
    "cannot_reach_phone": (
        "i can't reach my phone from here",
        "i'm all alone and the phone is downstairs",
        "there's no way for me to call anyone",
        "i can't get to the telephone",
    ),
    "arm_weak": (
        "my arm has gone weak as well",
        "i can't lift my left arm",
        "i keep dropping things out of my hand",
        "my leg's weak and so is my hand",
        "my grip has gone all clumsy",
    ),
    "cancer_treatment": (
        "i'm in the middle of chemotherapy",
        "i'm getting treatment for bowel cancer",
        "i take letrozole",
        "i had my chemo on tuesday",
    ),
    "confused_or_drowsy": (
        "he's talking nonsense and he's very drowsy",
        "i can't wake my husband properly",
        "she doesn't know where she is",
        "i feel confused and shivery",
        "he isn't making any sense",
    ),
    "mottled_or_blue_skin": (
        "my skin has gone mottled",
        "my lips look blue",
        "my legs are all mottled and purple",
        "my fingers have turned blue",
    ),
    "extreme_shivering": (
        "i can't stop shivering",
        "she's shivering violently",
        "it's extreme shivering, the bed is shaking",
        "i've got violent chills",
    ),
    "no_pee_all_day": (
        "i haven't peed since yesterday",
        "i've not had a wee all day",
        "i haven't passed any urine today",
        "i've hardly peed all day",
    ),
    "plaster_lately": (
        "my leg was in plaster until last week",
        "i've got my foot in a walking boot",
        "they took the cast off ten days ago",
        "i'm wearing a splint on my ankle",
    ),
    "cannot_move_toes": (
        "i can't wiggle my toes",
        "my toes won't move inside the cast",
        "i can hardly bend my toes since the accident",
        "there's no movement in my toes",
    ),
    "dialysis": (
        "i'm on dialysis",
        "i go for dialysis three times a week",
        "i've got dialysis tomorrow morning",
        "i was dialysed yesterday",
    ),
    "kidney_disease": (
        "i've got chronic kidney disease",
        "my kidneys are failing",
        "i have stage three kidney disease",
        "i've only got one kidney",
    ),
    "blood_thinner": (
        "i'm on blood thinners",
        "i take eliquis for my heart",
        "they've got me on warfarin",
        "i'm taking an anticoagulant",
    ),
    "statin": (
        "i take a statin at night",
        "i've been on simvastatin for ten years",
        "i'm on cholesterol tablets",
        "they put me on lipitor last month",
    ),
    "new_foot_wound": (
        "i cut my foot on a shell",
        "i've got a blister on my heel",
        "there's a new sore under my big toe",
        "my shoe has rubbed the skin off my toe",
    ),
    "hot_swollen_foot": (
        "my left foot is hot and swollen",
        "one foot is warmer than the other",
        "my foot has changed colour and it's puffy",
        "the top of my foot is red and hot",
    ),
    "is_child": (
        "it's my little boy's leg",
        "my daughter is six and her calf hurts",
        "my son has a cramp",
        "she's only four",
    ),
}

DENIED: dict[str, tuple[str, ...]] = {
    "calf_pop": ("i didn't feel a pop", "there was no snap in my calf"),
    "cannot_bear_weight": ("i can stand on it fine", "it takes my weight"),
    "fallen": ("i didn't fall", "i haven't had a fall"),
    "knee_lump_burst": ("no cyst behind my knee has burst", "the cyst hasn't burst"),
    "bleeding": ("it's not bleeding", "there's no blood"),
    "bite_or_sting": ("i haven't been bitten", "nothing has stung me on the leg"),
    "overdose": ("i haven't taken an overdose", "i've only taken the usual dose"),
    "suicidal": ("i'm not suicidal", "i don't want to die"),
    "headache_or_vision_in_pregnancy": ("i have no headache", "i'm pregnant but no headache"),
    "rib_pain_or_puffy_face_in_pregnancy": (
        "i'm pregnant and my face isn't swollen",
        "no pain under my ribs",
    ),
    "gave_birth_lately": ("i haven't given birth", "i've not had a baby lately"),
    "on_the_floor": ("i'm not on the floor", "i can get up"),
    "cannot_reach_phone": ("the phone is right here", "i can reach the phone"),
    "arm_weak": ("my arm isn't weak", "my arms are fine"),
    "cancer_treatment": ("i'm not having chemo", "i don't have cancer"),
    "confused_or_drowsy": ("i'm not confused", "he isn't drowsy"),
    "mottled_or_blue_skin": ("my skin isn't mottled", "no mottling"),
    "extreme_shivering": ("no shivering", "i'm not shivering"),
    "no_pee_all_day": ("i've peed as usual", "i wee normally"),
    "plaster_lately": ("i haven't had a cast", "i've never been in plaster"),
    "cannot_move_toes": ("i can wiggle my toes", "i can move my toes fine"),
    "dialysis": ("i'm not on dialysis", "no dialysis"),
    "kidney_disease": ("i don't have kidney disease", "my kidneys are fine"),
    "blood_thinner": ("i'm not on blood thinners", "no warfarin"),
    "statin": ("i don't take a statin", "i'm not on statins"),
    "new_foot_wound": ("there's no blister on my foot", "the skin is unbroken"),
    "hot_swollen_foot": ("my foot isn't swollen", "neither foot is hot"),
    "is_child": ("it's not a child", "it isn't my son it's me"),
}

HARMLESS: dict[str, tuple[str, ...]] = {
    "calf_pop": ("my pop has a bad leg", "i popped to the shops", "my knees crack and pop"),
    "cannot_bear_weight": ("i can't put on weight", "i can't stand on it when it cramps"),
    "fallen": (
        "i fell asleep on the sofa",
        "it's worse in the fall",
        "i fell last year",
        "what if i fell",
        "the covers fell off",
        "i nearly fell",
    ),
    "knee_lump_burst": ("my knee hurts", "i've got a cyst behind my knee"),
    "bleeding": ("i take a blood thinner", "it's a bleeding nuisance", "my gums are bleeding"),
    "bite_or_sting": ("i had a bite to eat", "i was stung by a bill", "it stings a bit"),
    "overdose": (
        "i overdosed on chocolate",
        "i took my tablets",
        "can i take two paracetamol",
        "i had too much to eat",
    ),
    "suicidal": (
        "i could have died",
        "i'm dying for a cup of tea",
        "my leg is killing me",
        "am i going to die",
    ),
    "headache_or_vision_in_pregnancy": ("i've got a headache", "i'm pregnant and my leg cramps"),
    "rib_pain_or_puffy_face_in_pregnancy": (
        "i'm pregnant and the baby kicks me in the ribs",
        "my face is puffy in the morning",
    ),
    "gave_birth_lately": ("i gave birth thirty years ago", "it's worse than giving birth"),
    "on_the_floor": (
        "there's noise on the floor upstairs",
        "i do my stretches on the floor",
        "i stood on the cold floor",
    ),
    "cannot_reach_phone": ("i can't reach my toes", "my phone is charging"),
    "arm_weak": ("my hand is weak from typing", "on the other hand it's better", "give me a hand"),
    "cancer_treatment": ("i had chemo ten years ago", "i'm a cancer by star sign"),
    "confused_or_drowsy": (
        "i'm confused about the question",
        "you're confusing me",
        "do you know what day it is",
    ),
    "mottled_or_blue_skin": ("i've got a blue bruise", "i'm feeling blue"),
    "extreme_shivering": ("my leg won't stop shaking", "i shiver a little"),
    "no_pee_all_day": ("i pee all night", "i haven't drunk any water today"),
    "plaster_lately": ("i put a plaster on a blister", "i've got my walking boots on"),
    "cannot_move_toes": ("i can't touch my toes", "i can't move my toes when it cramps"),
    "dialysis": ("what is dialysis", "my neighbour is on dialysis"),
    "kidney_disease": ("i ate kidney beans", "i had a kidney stone"),
    "blood_thinner": ("should i take warfarin", "my hair is getting thinner"),
    "statin": ("should i take a statin", "is a statin bad for the legs"),
    "new_foot_wound": ("i cut my toenails", "my foot is a bit sore", "my feet are sore"),
    "hot_swollen_foot": ("i had a hot foot bath", "my feet are cold"),
    "is_child": ("my kid's friend came round", "my daughter rubbed my calf"),
}


def _read(words: str) -> dict[str, bool | int | str]:
    return dict(read_text(ENGLISH, words).facts)


def _pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(finding, words) for finding, each in table.items() for words in each]


@pytest.mark.parametrize(("finding", "words"), _pairs(TOLD))
def test_it_is_heard(finding: str, words: str) -> None:
    assert read_text(ENGLISH, words).possible.get(finding) is True


@pytest.mark.parametrize(("finding", "words"), _pairs(DENIED))
def test_a_denial_of_it_never_affirms_it(finding: str, words: str) -> None:
    assert read_text(ENGLISH, words).possible.get(finding) is not True


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        ("bleeding", "it's not bleeding"),
        ("cannot_bear_weight", "i can stand on it fine"),
        ("fallen", "i didn't fall"),
        ("confused_or_drowsy", "i'm not confused"),
        ("arm_weak", "my arm isn't weak"),
        ("suicidal", "i'm not suicidal"),
        ("overdose", "i haven't taken an overdose"),
        ("dialysis", "i'm not on dialysis"),
        ("kidney_disease", "my kidneys are fine"),
        ("statin", "i don't take a statin"),
        ("new_foot_wound", "there's no blister on my foot"),
        ("cannot_move_toes", "i can move my toes fine"),
    ],
)
def test_a_plain_denial_denies_it(finding: str, words: str) -> None:
    assert _read(words)[finding] is False


@pytest.mark.parametrize(("finding", "words"), _pairs(HARMLESS))
def test_harmless_words_say_nothing_of_it(finding: str, words: str) -> None:
    assert read_text(ENGLISH, words).possible.get(finding) is not True


@pytest.mark.parametrize("table", [TOLD, DENIED, HARMLESS])
def test_every_new_finding_has_its_sentences(table: dict[str, tuple[str, ...]]) -> None:
    least = 4 if table is TOLD else 2
    assert all(len(each) >= least for each in table.values())
    assert table.keys() == TOLD.keys()


def test_the_gravest_are_heard_as_people_speak() -> None:
    lines = SPOKEN.read_text(encoding="utf-8").splitlines()
    told = [line.split("|") for line in lines if line]
    missed = [words for sign, words in told if not read_text(ENGLISH, words).possible.get(sign)]
    assert len(told) == 60
    assert missed == []


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        ("bleeding", "my husband's leg is bleeding and it won't stop"),
        ("overdose", "my son has swallowed a bottle of my tablets"),
        ("suicidal", "my daughter wants to die"),
        ("confused_or_drowsy", "my wife is confused and shivering"),
        ("on_the_floor", "my mum is on the floor and she can't get up"),
    ],
)
def test_a_grave_sign_of_another_person_is_sure(finding: str, words: str) -> None:
    assert _read(words)[finding] is True


@pytest.mark.parametrize("words", ["i'm on the floor", "i think i've fallen a bit hard"])
def test_a_remark_of_the_floor_keeps_beside_the_finding(words: str) -> None:
    assert {"on_the_floor", "fallen"} & read_text(ENGLISH, words).possible.keys()


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        ("overdose", "the whole packet's gone since lunch"),
        ("overdose", "i've had my pills twice over"),
        ("suicidal", "i'd rather not wake up tomorrow"),
        ("on_the_floor", "i'm on the tiles and i cannae get up"),
        ("plaster_lately", "the boot came off my ankle last week"),
    ],
)
def test_a_sign_in_the_words_of_somebody_who_makes_little_of_it(finding: str, words: str) -> None:
    assert _read(words)[finding] is True


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        ("overdose", "i drank a whole bottle of water since supper"),
        ("bite_or_sting", "i dreamt that a spider bit me"),
        ("clot_risk", "i used to be on the pill"),
        ("recent_injury_or_tight_cast", "i broke it when i was twelve"),
        ("dark_urine", "there's red wine on my shirt"),
        ("numbness", "my foot fell asleep and it came right back"),
        ("severe_unrelenting_pain", "i could chop them off"),
        ("cold_pale_foot", "my calf went hard as a stone"),
    ],
)
def test_what_is_past_dreamt_or_a_manner_of_speaking_is_no_sign(finding: str, words: str) -> None:
    assert _read(words).get(finding) is not True
