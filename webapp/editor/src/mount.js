// Puts the editor in the place of one textarea.
//
// The page gives `data-blocks` (the wording) and `data-label-…` (the words of the toolbar, in the reader's language).
// At every change the blocks go as JSON into a hidden field `blocks`, and a bubbling `wording-changed` tells the page;
// a bubbling `editor-mounted` says that the plain field has gone.
import { history } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { blocksFrom, documentFrom } from "./blocks.js";
import { element } from "./element.js";
import { withoutStyles } from "./foreign_style.js";
import { keyboard } from "./keyboard.js";
import { LinkField } from "./link_field.js";
import { handlePaste, htmlParser, textParser, textSerializer } from "./paste.js";
import { shortcuts } from "./shortcuts.js";
import { Toolbar } from "./toolbar.js";

export function mount(textarea) {
  const doc = documentFrom(JSON.parse(textarea.dataset.blocks));
  const place = element("div", { className: "editor" });
  const field = element("input", { type: "hidden", name: "blocks" });
  const link = new LinkField(textarea.dataset);
  const toolbar = new Toolbar(textarea.dataset, link.ask);
  const keys = keyboard({ askForLink: link.ask, goToToolbar: () => toolbar.focus() });

  const view = new EditorView(place, {
    state: EditorState.create({ doc, plugins: [shortcuts(), ...keys, history()] }),
    attributes: attributesLike(textarea),
    transformPastedHTML: withoutStyles,
    clipboardParser: htmlParser,
    clipboardTextParser: textParser,
    clipboardTextSerializer: textSerializer,
    handlePaste,
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      toolbar.update(view.state);
      link.hush();
      if (transaction.docChanged) write(textarea, field, view.state.doc);
    },
  });
  toolbar.attach(view);
  link.attach(view);
  place.prepend(toolbar.dom, link.dom, link.says);
  field.value = JSON.stringify(blocksFrom(doc));
  replace(textarea, place, field, view);
  return view;
}

// The same name, hint and language as the field that it replaces.
function attributesLike(textarea) {
  const label = textarea.labels[0];
  const attributes = { class: "editor-text read", role: "textbox", "aria-multiline": "true", spellcheck: "true" };
  if (label) {
    label.id ||= `${textarea.id}-label`;
    attributes["aria-labelledby"] = label.id;
  }
  for (const name of ["aria-describedby", "aria-invalid", "aria-label", "lang"]) {
    if (textarea.hasAttribute(name)) attributes[name] = textarea.getAttribute(name);
  }
  return attributes;
}

function write(textarea, field, doc) {
  const blocks = blocksFrom(doc);
  field.value = JSON.stringify(blocks);
  textarea.dispatchEvent(new CustomEvent("wording-changed", { bubbles: true, detail: { blocks } }));
}

// Last of all, so that a failure before leaves the textarea as it was.
function replace(textarea, place, field, view) {
  textarea.after(place, field);
  textarea.hidden = true;
  textarea.required = false;
  textarea.labels[0]?.addEventListener("click", () => view.focus());
  if (textarea.autofocus) view.focus();
  whenAllIsLoaded(() => textarea.dispatchEvent(new CustomEvent("editor-mounted", { bubbles: true })));
}

// The page's other scripts may come after this one.
function whenAllIsLoaded(tell) {
  if (document.readyState === "complete") tell();
  else document.addEventListener("DOMContentLoaded", tell, { once: true });
}
