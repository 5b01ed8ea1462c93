// The words above the text. One stop for Tab; the arrow keys go from word to word (the ARIA pattern "toolbar").
import { toggleMark } from "prosemirror-commands";
import { undo } from "prosemirror-history";
import { hasKind, toggleKind } from "./commands.js";
import { element } from "./element.js";
import { schema } from "./schema.js";

const { a, b, i, n } = schema.marks;

function tools(askForLink) {
  return [
    { name: "bold", run: toggleMark(b), on: hasMark(b) },
    { name: "italic", run: toggleMark(i), on: hasMark(i) },
    { name: "list", run: toggleKind("b"), on: (state) => hasKind(state, "b") },
    { name: "numbers", run: toggleKind("n"), on: (state) => hasKind(state, "n") },
    { name: "heading", run: toggleKind("h"), on: (state) => hasKind(state, "h") },
    { name: "quotation", run: toggleKind("q"), on: (state) => hasKind(state, "q") },
    { name: "link", run: askForLink, on: hasMark(a), staysAway: true },
    { name: "note", run: toggleMark(n), on: hasMark(n) },
    { name: "undo", run: undo },
  ];
}

function hasMark(type) {
  return ({ doc, selection, storedMarks }) => {
    const { empty, from, to, $from } = selection;
    return empty ? Boolean(type.isInSet(storedMarks || $from.marks())) : doc.rangeHasMark(from, to, type);
  };
}

export class Toolbar {
  constructor(labels, askForLink) {
    this.buttons = tools(askForLink).map((tool) => this.button(tool, labels));
    this.dom = element("div", { className: "editor-tools" }, ...this.buttons.map(({ dom }) => dom));
    this.dom.setAttribute("role", "toolbar");
    this.dom.setAttribute("aria-label", labels.labelToolbar ?? "");
    this.dom.addEventListener("keydown", (event) => this.move(event));
    this.stopAt(0);
  }

  // `data-label-bold` → "Fett"
  button(tool, labels) {
    const words = labels[`label${tool.name[0].toUpperCase()}${tool.name.slice(1)}`] ?? tool.name;
    const dom = element("button", { type: "button", textContent: words });
    dom.dataset.tool = tool.name;
    dom.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays in the text
    dom.addEventListener("click", () => {
      const byKeyboard = document.activeElement === dom;
      tool.run(this.view.state, this.view.dispatch, this.view);
      if (!byKeyboard && !tool.staysAway) this.view.focus();
    });
    return { ...tool, dom };
  }

  attach(view) {
    this.view = view;
    this.update(view.state);
  }

  update(state) {
    for (const { dom, on } of this.buttons) if (on) dom.setAttribute("aria-pressed", String(on(state)));
  }

  move(event) {
    const last = this.buttons.length - 1;
    const to = {
      ArrowRight: this.stop === last ? 0 : this.stop + 1,
      ArrowLeft: this.stop === 0 ? last : this.stop - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === "Escape") this.view.focus();
    if (to === undefined) return;
    event.preventDefault();
    this.stopAt(to);
    this.focus();
  }

  stopAt(index) {
    this.stop = index;
    this.buttons.forEach(({ dom }, at) => (dom.tabIndex = at === index ? 0 : -1));
  }

  focus() {
    this.buttons[this.stop].dom.focus();
    return true;
  }
}
