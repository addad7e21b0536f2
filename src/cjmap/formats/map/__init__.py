"""One file per format of maps; they see views and scenes only."""
