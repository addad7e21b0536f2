"""The drawn change: the new version of a map with what became of the old one."""
