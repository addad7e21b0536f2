"""Boxes, texts and curves with coordinates."""
