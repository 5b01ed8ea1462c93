// "Höchstens 400 Zeichen, noch 276.": <textarea data-limit="400" data-limit-words="… %limit% … %left%">, said in [data-limit-for].

for (const field of document.querySelectorAll("[data-limit]")) {
  const place = document.querySelector(`[data-limit-for="${CSS.escape(field.id)}"]`)
  if (!place) continue
  const say = () => {
    const left = Number(field.dataset.limit) - [...field.value].length
    place.textContent = field.dataset.limitWords.replace("%limit%", field.dataset.limit).replace("%left%", String(left))
  }
  field.addEventListener("input", say)
  say()
}
