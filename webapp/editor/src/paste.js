// What comes from the clipboard becomes blocks: from web pages, Word, LibreOffice, Google Docs, mails, plain text.
import { Fragment, Slice } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import { Flattened } from "./flattened.js";
import { schema, within } from "./schema.js";

export const htmlParser = {
  parseSlice: (dom) => slice(new Flattened(dom).nodes()),
};

// A line is a block; the same starts of lines as everywhere, two spaces a step deeper. Blank lines are ignored.
export function textParser(text) {
  const lines = text.split(/\r\n?|\n/);
  if (lines.length === 1) return slice(text ? [schema.node("block", null, schema.text(text))] : []);
  return slice(lines.map(blockFromLine).filter((block) => block.content.size));
}

const STARTS = [
  [/^[-*•–]\s+/, "b"],
  [/^\d{1,3}[.)]\s+/, "n"],
  [/^>\s+/, "q"],
  [/^##?\s+/, "h"],
];

function blockFromLine(line, index, all) {
  const words = line.trim();
  if (!words) return paragraph();
  const [pattern, kind] = STARTS.find(([start]) => start.test(words)) ?? [/^/, "p"];
  // "3. Oktober" begins a paragraph in German: a number makes an item only if it is 1 or a numbered line stands before it.
  if (kind === "n" && !/^1[.)]/.test(words) && !/^\s*\d{1,3}[.)]\s/.test(all[index - 1] ?? "")) return paragraph(words);
  const depth = kind === "p" ? 0 : within(Math.floor(line.match(/^ */)[0].length / 2));
  return schema.node("block", { kind, depth }, schema.text(words.replace(pattern, "") || words));
}

function paragraph(words) {
  return schema.node("block", null, words ? schema.text(words) : null);
}

function slice(nodes) {
  return Slice.maxOpen(Fragment.from(nodes));
}

export function textSerializer({ content }) {
  return content.content.map((block) => block.textContent).join("\n");
}

// Into an empty block blocks come as they are; ProseMirror would keep the empty one's kind for the first of them.
export function handlePaste(view, _event, { content }) {
  const { empty, $from } = view.state.selection;
  const asTheyAre = content.childCount > 1 || (content.firstChild?.attrs.kind ?? "p") !== "p";
  if (!empty || $from.parent.content.size || !asTheyAre) return false;
  const transaction = view.state.tr.replaceWith($from.before(), $from.after(), content);
  const end = $from.before() + content.size - 1;
  view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, end)).scrollIntoView());
  return true;
}
