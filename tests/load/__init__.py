"""Loading: from files to a whole map, or findings with their places."""
