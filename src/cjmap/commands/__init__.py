"""One file per subcommand: plain values in, an exit code out."""
