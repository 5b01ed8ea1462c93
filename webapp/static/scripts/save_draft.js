// Saves a form while one writes, and shows the server's redline: <form data-save="/papers/…/draft">.
// 400 ms after the last change; a later change cancels the earlier request, and only the latest answer is shown.

const PAUSE = 400

for (const form of document.querySelectorAll("form[data-save]")) {
  let waiting, request
  form.addEventListener("input", () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      request?.abort()
      request = new AbortController()
      save(form, request.signal)
    }, PAUSE)
  })
  form.addEventListener("submit", () => { clearTimeout(waiting); request?.abort() })
}

async function save(form, signal) {
  try {
    const answer = await fetch(form.dataset.save, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrf_token.value, Accept: "application/json" },
      body: JSON.stringify(typed(form)),
      signal,
    })
    show(await answer.json(), form)
  } catch (problem) {
    if (problem.name !== "AbortError") say("saved", form.dataset.savingFailed)
  }
}

function typed(form) {
  const fields = Object.fromEntries(new FormData(form))
  delete fields.csrf_token
  return fields
}

function show(answer, form) {
  say("saved", answer.saved ?? answer.refused ?? form.dataset.savingFailed)
  if (answer.redline !== undefined) fill("redline", answer.redline)
  if (answer.overlap !== undefined) fill("overlap", answer.overlap)
  if (answer.counts !== undefined) say("counts", answer.counts)
  form.dispatchEvent(new CustomEvent("saved", { bubbles: true, detail: answer }))
}

function say(what, words) {
  for (const place of document.querySelectorAll(`[data-${what}-target]`)) place.textContent = words ?? ""
}

function fill(what, html) {
  for (const place of document.querySelectorAll(`[data-${what}-target]`)) place.innerHTML = html // from our own server, escaped there
}
