"""How long things are kept. The only place where these numbers stand.

All are choices of the product. The design gives the diary its sixty days and a conversation that
was cut off its ten minutes. Preferences outlive a year, so that somebody whom a cramp wakes only
every winter is still known, and then the month in which they might come back.
"""

from datetime import timedelta

PREFERENCES = timedelta(days=400)
"""After the last change of any of them."""
NIGHT = timedelta(days=60)
"""After the day of the night; the diary goes with its last night."""
CONVERSATION = timedelta(minutes=10)
"""After its last turn."""
