"""What a page tells besides the three views of a map: hand-offs, people, evidence, metrics, routes and upkeep."""
