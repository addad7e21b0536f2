"""What a journey map is; knows no YAML, no files, no colours."""
