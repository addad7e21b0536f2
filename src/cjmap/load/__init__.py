"""From a path to a complete, checked map that knows where each of its parts stands."""
