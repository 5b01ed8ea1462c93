// The rich editor writes into the form; saving listens to the form's `input`. Hides what is only for the plain field.
document.addEventListener("wording-changed", (event) => {
  event.target.closest("form")?.dispatchEvent(new Event("input", { bubbles: true }))
  for (const part of document.querySelectorAll(".editor-fallback")) part.hidden = true
})
document.addEventListener("editor-mounted", () => {
  for (const part of document.querySelectorAll(".editor-fallback")) part.hidden = true
})
