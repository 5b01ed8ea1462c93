// A code as it stands in the mail: capitals, and a hyphen after four signs. The server ignores case, spaces and hyphens anyway.

for (const field of document.querySelectorAll("[data-code-field]")) {
  field.addEventListener("input", (event) => {
    if (event.isComposing || field.selectionStart !== field.value.length) return // somebody mends the middle: leave the caret alone
    if (event.inputType?.startsWith("delete")) return
    const signs = field.value.toUpperCase().replace(/[^A-Z0-9]/g, "")
    field.value = signs.replace(/(.{4})(?=.)/g, "$1-")
  })
}
