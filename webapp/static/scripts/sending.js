// While a form is sent, its button says so and a second press does nothing; it stays focusable.

document.addEventListener("submit", (event) => {
  const form = event.target
  if (event.defaultPrevented || form.method !== "post" || !form.dataset.sending) return
  if (form.dataset.sent) {
    event.preventDefault()
    return
  }
  form.dataset.sent = "yes"
  const button = event.submitter
  if (button?.matches(".button, .thumb-answer")) say(button, form.dataset.sending)
})

// back through the browser's history: the page is as it was before it was sent
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent
  for (const button of document.querySelectorAll(".is-sending")) restore(button)
})

function say(button, words) {
  const place = button.querySelector("span:not(.sr)") ?? button
  button.dataset.words = place.textContent
  button.classList.add("is-sending")
  button.setAttribute("aria-disabled", "true")
  place.textContent = words
}

function restore(button) {
  const place = button.querySelector("span:not(.sr)") ?? button
  place.textContent = button.dataset.words
  button.classList.remove("is-sending")
  button.removeAttribute("aria-disabled")
}
