"""Write the models and their summaries into interaction_models/: `make models`."""

from bedside.console import say
from bedside.interaction_model.phrases import MODELS
from bedside.interaction_model.summary import write_all

for path in write_all():
    say(str(path.relative_to(MODELS)))
