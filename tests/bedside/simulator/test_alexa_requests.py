from bedside.simulator.alexa_requests import FilledSlot, intent


def test_slots_that_were_not_filled_are_sent_without_a_value() -> None:
    sent = intent("ReportIntent", {"finding": FilledSlot("red_warm", "red_warm")})

    slots = sent["intent"]["slots"]
    assert set(slots) == {"finding", "other_finding", "remark"}
    assert "value" not in slots["other_finding"]


def test_a_slot_of_amazons_own_type_has_no_resolutions_and_any_other_has() -> None:
    sent = intent("NightsIntent", {"number": FilledSlot("4"), "frequency": FilledSlot("often")})

    slots = sent["intent"]["slots"]
    assert "resolutions" not in slots["number"]
    assert "resolutions" in slots["frequency"]
