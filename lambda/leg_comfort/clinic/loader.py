"""Loading the knowledge: the prebuilt object in a bundle, the TOML files in a checkout."""

from pathlib import Path

from leg_comfort.clinic.knowledge import Clinic
from leg_comfort.prebuilt import read_ready

KNOWLEDGE = Path(__file__).parent / "knowledge"
READY = "clinic"


def load_clinic(folder: Path | None = None) -> Clinic:
    """Load and check the knowledge of a folder, by default the skill's own.

    In a bundle the build has checked it already. Raises KnowledgeError, naming file and entry, for
    anything missing, unknown or impossible.
    """
    place = folder or KNOWLEDGE
    clinic = read_ready(place, READY, Clinic)
    if clinic is None:
        from leg_comfort.clinic.toml_reader import (
            read_clinic,  # Not in a bundle: it costs time at a cold start.
        )

        return read_clinic(place)
    return clinic
