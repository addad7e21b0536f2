"""What changed between two resolved maps, in meaning and not in lines."""
