"""The curve of feelings alone, on a slide."""
