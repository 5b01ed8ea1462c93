// What the editor can hold: exactly what a wording can hold (webapp/paper/pieces.py). One kind of block, nothing nests.
import { Schema } from "prosemirror-model";

export const KINDS = ["p", "b", "n", "q", "h"]; // paragraph, bullet item, numbered item, quotation, small heading
export const DEEPEST = 3;

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    block: {
      content: "text*",
      attrs: { kind: { default: "p" }, depth: { default: 0 } },
      parseDOM: [{ tag: "p[data-kind]", getAttrs: attributesOf }],
      toDOM: ({ attrs }) => ["p", { "data-kind": attrs.kind, "data-depth": attrs.depth }, 0],
    },
    text: {},
  },
  // In the order in which marks are written: the note outermost.
  marks: {
    n: { parseDOM: [{ tag: "span[data-mark=n]" }], toDOM: () => ["span", { "data-mark": "n" }, 0] },
    a: {
      attrs: { link: {} },
      inclusive: false, // what is typed after a link is no longer the link
      parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ link: dom.getAttribute("href") }) }],
      toDOM: ({ attrs }) => ["a", { href: attrs.link, rel: "noopener noreferrer" }, 0],
    },
    b: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
    i: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  },
});

export function attributesOf(dom) {
  const { kind, depth } = dom.dataset;
  return { kind: KINDS.includes(kind) ? kind : "p", depth: within(Number(depth) || 0) };
}

export function within(depth) {
  return Math.min(Math.max(depth, 0), DEEPEST);
}

export function isItem({ attrs }) {
  return attrs.kind === "b" || attrs.kind === "n";
}

// Only these may be linked; the server asks the same again (webapp/paper/targets.py).
export function mayBeLinked(target) {
  return /^(https?:\/\/[^/?#]|mailto:.)/i.test(target);
}
