"""What follows from a map and is never written into it: pure functions."""
