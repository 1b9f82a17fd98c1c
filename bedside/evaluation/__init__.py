"""Measure the skill: written cases, labelled sentences and whole conversations."""
