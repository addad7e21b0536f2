"""YAML text and the place of everything in it; knows nothing of journeys."""
