"""Whether a correct map is a good one: the practitioners' method as rules."""
