"""Scorers, one per task, and the floors that their figures may not fall below."""
