"""What a finding is called by machines, whatever line it has moved to."""

from __future__ import annotations

import hashlib

from cjmap.finding import Finding


def fingerprint(finding: Finding) -> str:
    """Return 12 hexadecimal digits made from the code, the file, the path by ids and the message.

    Never from line numbers: a finding that only moved keeps its fingerprint. Two equal findings at one node
    share theirs.
    """
    parts = (finding.rule.code, finding.place.file.path, finding.place.path, finding.message)
    text = "\0".join(parts).encode("utf-8", "backslashreplace")
    return hashlib.sha256(text, usedforsecurity=False).hexdigest()[:12]
