import pytest

from bedside.console import InputError
from bedside.nlu import nlu_for


def test_a_variant_without_a_model_of_its_own_is_heard_with_its_languages() -> None:
    assert nlu_for("en-ZZ").understand("yes", "rf1").intent == "AMAZON.YesIntent"


def test_a_language_that_no_model_speaks_is_refused_in_one_line() -> None:
    with pytest.raises(InputError, match="no interaction model for 'tlh-XX': choose from"):
        nlu_for("tlh-XX")
