// A tree of foreign HTML as a flat row of blocks. Nothing of it is ever put into the page: only its words, kinds and marks are read.
import { styleOf } from "./foreign_style.js";
import { wordItem } from "./word_list.js";
import { attributesOf, mayBeLinked, schema, within } from "./schema.js";

const LEFT_OUT = "head, title, meta, style, script, template, noscript, xml, del, svg, [hidden], .sr";
const BLOCKS =
  "address, article, aside, blockquote, dd, details, div, dl, dt, fieldset, figure, figcaption, footer, form, h1, h2, h3, h4, " +
  "h5, h6, header, hr, li, main, nav, ol, p, pre, section, summary, table, tbody, tfoot, thead, tr, ul";

export class Flattened {
  constructor(dom) {
    this.blocks = [];
    this.open = null; // the block that words go to
    this.walk(dom, { kind: "p", depth: 0, marks: [], lists: 0, item: null, inBlock: false, inCell: false });
    this.close(null);
  }

  nodes() {
    return this.blocks
      .filter((block) => block.texts.length)
      .map(({ kind, depth, texts }) => schema.node("block", { kind, depth: within(depth) }, texts));
  }

  walk(parent, context) {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.words(node.data, context);
      else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(LEFT_OUT)) this.element(node, context);
    }
  }

  element(node, context) {
    if (node.matches("br")) return this.breakLine(context);
    if (node.matches("td, th")) return this.cell(node, context);
    const inner = { ...context, marks: marksOf(node, context.marks) };
    if (!node.matches(BLOCKS)) return this.walk(node, inner);
    if (context.inCell) return this.apart(node, inner, context);
    this.close(context);
    this.walk(node, blockContext(node, inner));
    this.close(context);
  }

  // Rows are paragraphs; the cells of a row stand one after the other.
  cell(node, context) {
    this.trimEnd();
    if (this.open?.texts.length) this.append(" · ", []);
    this.walk(node, { ...context, inCell: true });
  }

  apart(node, inner, context) {
    this.words(" ", context);
    this.walk(node, inner);
    this.words(" ", context);
  }

  breakLine(context) {
    if (context.inCell) this.words(" ", context);
    else this.close(context);
  }

  words(text, context) {
    const words = text.replace(/[ \t\r\n\f]+/g, " ");
    const atStart = !this.open?.texts.length;
    const needed = atStart && (context.inBlock || !words.trim()) ? words.trimStart() : words;
    if (needed) this.append(this.endsInSpace() ? needed.trimStart() : needed, context.marks, context);
  }

  append(text, marks, context) {
    if (!text) return;
    this.open ??= opened(context);
    this.open.texts.push(schema.text(text, marks));
  }

  endsInSpace() {
    return Boolean(this.open?.texts.at(-1)?.text.endsWith(" "));
  }

  trimEnd() {
    if (!this.endsInSpace()) return;
    const last = this.open.texts.pop();
    const kept = last.text.trimEnd();
    if (kept) this.open.texts.push(schema.text(kept, last.marks));
  }

  // Without a context: the end of everything, where a space may belong to words pasted into a sentence.
  close(context) {
    if (!this.open) return;
    if (context) this.trimEnd();
    this.blocks.push(this.open);
    this.open = null;
  }
}

// The first block of an item is the item, every further one a paragraph in it.
function opened({ kind, depth, item }) {
  if (!item) return { kind, depth, texts: [] };
  if (item.used) return { kind: "p", depth: item.depth + 1, texts: [] };
  item.used = true;
  return { kind: item.kind, depth: item.depth, texts: [] };
}

function blockContext(node, context) {
  const inside = { ...context, inBlock: true };
  if (node.dataset.kind) return { ...inside, ...attributesOf(node), item: null };
  if (node.matches("ul, ol")) return { ...inside, lists: context.lists + 1, listKind: node.matches("ol") ? "n" : "b" };
  if (node.matches("li")) return { ...inside, item: { kind: context.listKind ?? "b", depth: Math.max(context.lists - 1, 0) } };
  if (node.matches("h1, h2, h3, h4, h5, h6")) return { ...inside, kind: "h", depth: 0 };
  if (node.matches("blockquote")) return { ...inside, kind: "q" };
  const item = wordItem(node);
  return item ? { ...inside, item } : inside;
}

function marksOf(node, marks) {
  const found = { b: isBold(node), i: isItalic(node), n: node.matches("[data-mark=n]") || undefined };
  let result = marks;
  for (const [name, on] of Object.entries(found)) {
    if (on === true) result = schema.mark(name).addToSet(result);
    if (on === false) result = schema.mark(name).removeFromSet(result);
  }
  const target = node.matches("a[href]") ? node.getAttribute("href").trim() : "";
  return mayBeLinked(target) ? schema.mark("a", { link: target }).addToSet(result) : result;
}

// true, false, or undefined where the element says nothing. Google Docs wraps everything in <b style="font-weight:normal">.
function isBold(node) {
  const weight = declared(node, "font-weight");
  if (weight) return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
  return node.matches("b, strong") || undefined;
}

function isItalic(node) {
  const slant = declared(node, "font-style");
  if (slant) return slant === "italic" || slant === "oblique";
  return node.matches("i, em, cite, dfn") || undefined;
}

function declared(node, name) {
  return styleOf(node).match(new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;!]+)`, "i"))?.[1].trim().toLowerCase();
}
