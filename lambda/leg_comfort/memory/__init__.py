"""Preferences that outlive a session, where a deployment keeps any."""
