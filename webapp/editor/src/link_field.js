// Asks where a link leads: a line between the toolbar and the text. Enter sets it, Escape goes back, empty takes it away.
import { element } from "./element.js";
import { mayBeLinked, schema } from "./schema.js";

const LINK = schema.marks.a;

export class LinkField {
  constructor(labels) {
    this.labels = labels;
    // `form=""`: it belongs to no form, so that it is never sent and never holds the page's form back.
    this.input = element("input", { type: "text", inputMode: "url", autocomplete: "off" });
    this.input.setAttribute("form", "");
    this.set = element("button", { type: "button", textContent: labels.labelLinkSet ?? "OK" });
    const label = element("label", {}, `${labels.labelLinkTarget ?? "Link"} `, this.input);
    this.dom = element("div", { className: "editor-link", hidden: true }, label, this.set);
    this.says = element("p", { className: "editor-says", role: "status" });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.set.addEventListener("click", () => this.finish());
    this.ask = this.ask.bind(this);
  }

  attach(view) {
    this.view = view;
  }

  // A command: with words selected, or with the cursor in a link. Else it says what is missing.
  ask(state, dispatch) {
    if (!dispatch) return true;
    this.range = rangeToLink(state);
    if (!this.range) return this.say(this.labels.labelLinkMissing);
    this.input.value = this.range.link ?? "";
    this.dom.hidden = false;
    this.input.focus();
    this.input.select();
    return true;
  }

  key(event) {
    if (event.key === "Enter") this.finish();
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault(); // Enter must not send the page's form
  }

  finish() {
    const target = completed(this.input.value.trim());
    if (target && !mayBeLinked(target)) {
      this.input.setAttribute("aria-invalid", "true");
      return this.say(this.labels.labelLinkRefused);
    }
    const { from, to } = this.range;
    const transaction = this.view.state.tr.removeMark(from, to, LINK);
    this.view.dispatch(target ? transaction.addMark(from, to, LINK.create({ link: target })) : transaction);
    return this.close();
  }

  close() {
    this.input.removeAttribute("aria-invalid");
    this.dom.hidden = true;
    this.hush();
    this.view.focus();
  }

  say(words = "") {
    this.says.textContent = words;
    return true;
  }

  hush() {
    this.says.textContent = "";
  }
}

// People write "example.org" and "name@example.org".
function completed(target) {
  if (!target || /^[a-z][a-z0-9+.-]*:/i.test(target)) return target;
  return target.includes("@") ? `mailto:${target}` : `https://${target}`;
}

// The selected words, or the whole link around the cursor.
function rangeToLink({ doc, selection }) {
  const { from, to, empty, $from } = selection;
  if (!empty) return { from, to, link: linkOf(doc.nodeAt(from)) };
  const link = linkOf($from.nodeAfter) ?? linkOf($from.nodeBefore);
  if (!link) return null;
  let [start, end] = [from, from];
  doc.nodesBetween($from.start(), $from.end(), (node, position) => {
    if (linkOf(node) !== link || position > end || position + node.nodeSize < start) return;
    start = Math.min(start, position);
    end = Math.max(end, position + node.nodeSize);
  });
  return { from: start, to: end, link };
}

function linkOf(node) {
  return node?.marks.find((mark) => mark.type === LINK)?.attrs.link;
}
