"""The gaps: channels, devices or departments as lanes, and the journey across them."""
