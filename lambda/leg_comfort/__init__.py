"""Leg Comfort: relief first, then a few questions, for a leg that wakes its owner at night."""
