"""The `cjmap` command and `python -m cjmap`: the version at once, all else through the command line."""

import os
import sys

from cjmap import __version__


def main() -> int:
    """Run the command line of this process and return its exit code.

    Exactly `--version` is answered before anything that takes time is imported.
    """
    if sys.argv[1:] == ["--version"] and _tell_version():
        return 0
    try:
        import atexit
        import gc

        # What is made here lives until the end; looking through it for garbage costs a tenth of a short run, and
        # looking once more on the way out another tenth.
        gc.set_threshold(100_000)
        atexit.register(gc.freeze)
        # No plugin that happens to be installed may take part in validation, and none need be looked for.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        from cjmap import cli

        return cli.main()
    except KeyboardInterrupt:  # before the boundary for errors stands, or while it is at work
        if sys.stderr is not None:
            sys.stderr.write("interrupted\n")
        return 130


def _tell_version() -> bool:
    """Write the version past Python's buffers; False where that fails, which `cli` then explains."""
    try:
        os.write(1, f"cjmap {__version__}\n".encode())
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
