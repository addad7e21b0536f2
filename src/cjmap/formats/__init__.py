"""How results leave the house, one file per format."""
