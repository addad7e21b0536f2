"""Where text comes from and where it goes: the disk, or one commit of a git repository."""
