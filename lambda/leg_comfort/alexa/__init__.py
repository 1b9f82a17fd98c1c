"""Alexa in and out: requests become turns, replies become responses, and the safety net."""
