// What one can do to blocks. Each is a ProseMirror command: (state, dispatch) => was it possible?
import { TextSelection } from "prosemirror-state";
import { isItem, schema, within } from "./schema.js";

function selectedBlocks(state) {
  const found = [];
  const { from, to } = state.selection;
  state.doc.nodesBetween(from, to, (node, position) => {
    if (node.type === schema.nodes.block) found.push({ node, position });
  });
  return found;
}

function change(state, dispatch, blocks, attributes) {
  if (!dispatch) return true;
  const transaction = state.tr;
  for (const { node, position } of blocks) transaction.setNodeMarkup(position, null, { ...node.attrs, ...attributes(node) });
  dispatch(transaction.scrollIntoView());
  return true;
}

export function hasKind(state, kind) {
  return selectedBlocks(state).every(({ node }) => node.attrs.kind === kind);
}

// The same button again makes paragraphs of them.
export function toggleKind(kind) {
  return (state, dispatch) => {
    const wanted = hasKind(state, kind) ? "p" : kind;
    return change(state, dispatch, selectedBlocks(state), ({ attrs }) => ({
      kind: wanted,
      depth: wanted === "h" ? 0 : attrs.depth,
    }));
  };
}

// Items only; elsewhere Tab leaves the field, as it does everywhere on the page. Where no item can move, it leaves too.
export function deepen(by) {
  return (state, dispatch) => {
    const blocks = selectedBlocks(state);
    if (!blocks.length || !blocks.every(({ node }) => isItem(node))) return false;
    const room = by < 0 ? blocks.some(({ node }) => node.attrs.depth > 0) : mayDeepen(state, blocks);
    return room && change(state, dispatch, blocks, ({ attrs }) => ({ depth: within(attrs.depth + by) }));
  };
}

// An item may stand at most one step deeper than the block before it.
function mayDeepen(state, [first, ...rest]) {
  const before = state.doc.resolve(first.position).nodeBefore;
  const deepest = before ? within(before.attrs.depth + 1) : 0;
  return first.node.attrs.depth < deepest && rest.every(({ node }) => within(node.attrs.depth + 1) > node.attrs.depth);
}

// One step back towards a plain paragraph: first the depth, then the kind.
export function lift(state, dispatch) {
  const { $from } = state.selection;
  const { kind, depth } = $from.parent.attrs;
  if (kind === "p" && depth === 0) return false;
  const block = { node: $from.parent, position: $from.before() };
  return change(state, dispatch, [block], () => (depth > 0 ? { depth: depth - 1 } : { kind: "p" }));
}

export function liftAtStart(state, dispatch) {
  const { empty, $from } = state.selection;
  return empty && $from.parentOffset === 0 && lift(state, dispatch);
}

export function liftIfEmpty(state, dispatch) {
  const { empty, $from } = state.selection;
  return empty && $from.parent.content.size === 0 && lift(state, dispatch);
}

// After a heading comes a paragraph, after an item an item.
export function split(state, dispatch) {
  const { $to } = state.selection;
  const { kind, depth } = $to.parent.attrs;
  const atEnd = $to.parentOffset === $to.parent.content.size;
  return splitInto(state, dispatch, { kind: kind === "h" && atEnd ? "p" : kind, depth });
}

// Shift-Enter: a further paragraph of the same item.
export function splitInside(state, dispatch) {
  const { parent } = state.selection.$to;
  return splitInto(state, dispatch, { kind: "p", depth: within(parent.attrs.depth + (isItem(parent) ? 1 : 0)) });
}

function splitInto(state, dispatch, attributes) {
  if (!dispatch) return true;
  const transaction = state.tr.deleteSelection();
  const { from } = transaction.selection;
  transaction.split(from, 1, [{ type: schema.nodes.block, attrs: attributes }]);
  dispatch(transaction.setSelection(TextSelection.near(transaction.doc.resolve(from + 2))).scrollIntoView());
  return true;
}
