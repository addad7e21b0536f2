"""The flow: stages side by side, and every way between their touchpoints."""
