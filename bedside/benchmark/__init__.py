"""Measure starts and turns: cold, warm, under load, and while services fail."""
