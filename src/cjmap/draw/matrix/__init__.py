"""The matrix of opportunities: impact by effort, and the ranked list."""
