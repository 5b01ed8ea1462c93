// Keeps what a person types in this browser until a page confirms that it was saved.
// <form data-keep-typed="anna/vote/12"> … the confirming page carries data-forget-typed="anna/vote/12"; signing out forgets everything.

const PREFIX = "typed/"

for (const place of document.querySelectorAll("[data-forget-typed]")) forget(PREFIX + place.dataset.forgetTyped + "/")
for (const form of document.querySelectorAll("[data-forget-all]")) form.addEventListener("submit", () => forget(PREFIX))
for (const form of document.querySelectorAll("form[data-keep-typed]")) {
  for (const field of form.elements) if (isTyped(field)) keep(field, PREFIX + form.dataset.keepTyped + "/" + field.name)
}

function isTyped(field) {
  return field.name && field.matches("textarea, input[type=text], input[type=email], input[type=url]") && field.autocomplete !== "one-time-code"
}

function keep(field, key) {
  const kept = read(key)
  // only what was typed over the very text that the page shows: never over an answer that the server has meanwhile
  if (kept && kept.over === field.defaultValue && kept.typed !== field.value) {
    field.value = kept.typed
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
  field.addEventListener("input", () => write(key, { over: field.defaultValue, typed: field.value }))
}

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)) } catch { return null }
}

function write(key, value) {
  try { localStorage.setItem(key, JSON.stringify(value)) } catch { /* storage full or forbidden: the page works without */ }
}

function forget(prefix) {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  } catch { /* storage forbidden: nothing was kept */ }
}
