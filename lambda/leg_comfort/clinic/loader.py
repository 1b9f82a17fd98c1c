"""Where the knowledge comes from: what a build made ready, else the TOML files of a checkout."""

from pathlib import Path

from leg_comfort.clinic.knowledge import Clinic
from leg_comfort.prebuilt import read_ready

KNOWLEDGE = Path(__file__).parent / "knowledge"
READY = "clinic"


def load_clinic(folder: Path | None = None) -> Clinic:
    """Load the knowledge of the folder (by default the skill's own), checked now or by the build.

    Raises KnowledgeError, naming file and entry, for anything missing, unknown or impossible.
    """
    place = folder or KNOWLEDGE
    clinic = read_ready(place, READY, Clinic)
    if clinic is None:
        from leg_comfort.clinic.toml_reader import read_clinic  # A build left nothing to be read.

        return read_clinic(place)
    return clinic
