"""Pages of the report beside those of single maps; each has `write` and sees views and scenes only."""
