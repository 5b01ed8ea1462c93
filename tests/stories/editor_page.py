"""The editor on a page of its own, served under the service's content security policy."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Page

from webapp.http.security_headers import CONTENT_SECURITY_POLICY

ROOT = Path(__file__).parents[2]
LABELS = {
    "toolbar": "Text gestalten", "bold": "Fett", "italic": "Kursiv", "list": "Liste", "numbers": "Nummern",
    "heading": "Zwischentitel", "quotation": "Zitat", "link": "Link", "note": "Fußnote", "undo": "Rückgängig",
    "link-target": "Wohin führt der Link?", "link-set": "Setzen", "link-missing": "Bitte wählen Sie zuerst die Wörter aus.",
    "link-refused": "Ein Link beginnt mit http://, https:// oder mailto:.",
}  # fmt: skip

PAGE = """<!doctype html><html lang="de"><head><title>Probe</title>
<link rel="stylesheet" href="/webapp/static/styles/all.css"><script type="module" src="/webapp/static/built/editor.js"></script>
</head><body><main><h1>Probe</h1><form action="/sent" method="get"><label for="text">Wortlaut</label>
<textarea id="text" name="text" class="input" data-editor data-blocks="{blocks}" {labels}>{plain}</textarea>
<button class="button">Senden</button></form></main></body></html>"""

CHANGES = (
    "window.changes = []; document.addEventListener('wording-changed', (e) => window.changes.push(e.detail.blocks))"
)
MOUNTED = "window.mounted = []; document.addEventListener('editor-mounted', (e) => window.mounted.push(e.target.id))"
VIOLATIONS = (
    "window.violations = []; "
    "document.addEventListener('securitypolicyviolation', (e) => window.violations.push(e.violatedDirective))"
)

PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  data.setData('text/plain', text);
  const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
  document.querySelector('.editor-text').dispatchEvent(event);
}"""

SELECT = """(words) => {
  const root = document.querySelector('.editor-text');
  root.focus();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at >= 0) return getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
  }
}"""


class Editor:
    """What a test does with the editor, and what the editor would send."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self._address = address

    def opened(self, *blocks: dict[str, Any], plain: str = "", data: str | None = None) -> "Editor":
        """The page with this wording; `data` stands in for a broken attribute."""
        labels = " ".join(f'data-label-{name}="{escape(words)}"' for name, words in LABELS.items())
        given = escape(json.dumps(blocks) if data is None else data)
        html = PAGE.format(blocks=given, labels=labels, plain=escape(plain))
        headers = {"Content-Security-Policy": CONTENT_SECURITY_POLICY}
        self.page.route(
            "**/probe", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers)
        )
        self.page.add_init_script(";".join((CHANGES, MOUNTED, VIOLATIONS)))
        self.page.goto(f"{self._address}/probe")
        self.text.wait_for() if data is None else None
        return self

    @property
    def text(self) -> Any:
        return self.page.locator(".editor-text")

    def type(self, words: str) -> None:
        self.text.press_sequentially(words)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()

    def paste(self, html: str = "", text: str = "") -> None:
        self.text.focus()
        self.page.evaluate(PASTE, [html, text])

    def tool(self, words: str) -> Any:
        return self.page.get_by_role("button", name=words, exact=True)

    def select(self, words: str) -> None:
        """Selects these words in the text, as a person does with the mouse."""
        self.page.evaluate(SELECT, words)
        self.settle()

    def settle(self) -> None:
        """The browser tells of a new selection a moment later."""
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))")

    @property
    def blocks(self) -> list[dict[str, Any]]:
        return json.loads(self.page.locator("input[name=blocks]").input_value())

    @property
    def lines(self) -> list[str]:
        """The blocks, short: 'b1 words'."""
        return [f"{b['kind']}{b['depth']} {''.join(piece[0] for piece in b['pieces'])}" for b in self.blocks]


@contextmanager
def served() -> Iterator[str]:
    """The clone's files, on a free port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(ROOT)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def block(kind: str, depth: int, *pieces: str | Sequence[Any]) -> dict[str, Any]:
    return {
        "kind": kind,
        "depth": depth,
        "pieces": [[piece, []] if isinstance(piece, str) else list(piece) for piece in pieces],
    }
