// The blocks that go to the server and come from it: [{kind, depth, pieces: [[text, [marks], link?], …]}, …].
import { schema, within, KINDS } from "./schema.js";

export function documentFrom(blocks) {
  const nodes = blocks.map(({ kind, depth, pieces }) => {
    const attributes = { kind: KINDS.includes(kind) ? kind : "p", depth: within(depth) };
    return schema.node("block", attributes, pieces.filter(([text]) => text).map(textFrom));
  });
  return schema.node("doc", null, nodes.length ? nodes : [schema.node("block")]);
}

function textFrom([text, marks = [], link = null]) {
  return schema.text(text, marks.map((name) => schema.mark(name, name === "a" ? { link } : null)));
}

export function blocksFrom(doc) {
  return doc.children.map(({ attrs, children }) => ({ kind: attrs.kind, depth: attrs.depth, pieces: children.map(pieceFrom) }));
}

function pieceFrom({ text, marks }) {
  const link = marks.find((mark) => mark.type.name === "a")?.attrs.link;
  const names = marks.map((mark) => mark.type.name);
  return link === undefined ? [text, names] : [text, names, link];
}
