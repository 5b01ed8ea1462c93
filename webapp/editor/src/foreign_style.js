// Pasted HTML says in `style=` what is bold and what is an item. The page's content security policy reports each such attribute,
// even where nothing of it is ever shown; so it gets another name before the browser reads it.

export function withoutStyles(html) {
  return html.replace(/<style[^]*?<\/style>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
}

export function styleOf(node) {
  return node.dataset.style ?? "";
}
