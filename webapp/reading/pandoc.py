"""pandoc reads Markdown and Word; it runs inside the cage, and with --sandbox opens no file and no address itself."""

import json
import subprocess
from typing import Any

from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence

MARKDOWN = "commonmark+footnotes+pipe_tables+strikeout+yaml_metadata_block"
WORD = "docx+empty_paragraphs"
HEAP = "-M220m"
OUT_OF_MEMORY = 251


def tree_of(content: bytes, form: str) -> dict[str, Any]:
    """pandoc's tree of the document (keys `meta` and `blocks`); raises Malformed."""
    import pypandoc  # type: ignore[import-untyped, unused-ignore]

    program = pypandoc.get_pandoc_path()
    command = [program, "+RTS", HEAP, "-RTS", "--sandbox", "--quiet", "--from", form, "--to", "json"]
    done = subprocess.run(command, input=content, capture_output=True)
    if done.returncode:
        key = "reading.too_much" if done.returncode == OUT_OF_MEMORY else "reading.damaged"
        raise Malformed(Sentence(key))
    tree: dict[str, Any] = json.loads(done.stdout)
    return tree
