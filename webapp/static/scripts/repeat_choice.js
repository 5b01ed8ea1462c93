// The form's button repeats the chosen answer: <input type="radio" data-button="Mit Vorbehalt freigeben und unterzeichnen">.

for (const form of document.forms) {
  const button = form.querySelector(".button-primary[type=submit]")
  const answers = form.querySelectorAll("[data-button]")
  if (!button || !answers.length) continue
  const repeat = () => {
    const chosen = form.querySelector("[data-button]:checked")
    if (chosen) button.textContent = chosen.dataset.button
  }
  form.addEventListener("change", repeat)
  repeat()
}
