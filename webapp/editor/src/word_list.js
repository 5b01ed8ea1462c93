// Word's clipboard has no lists: an item is a paragraph with `mso-list:l0 level2 lfo1`, its bullet or number stands in the text.
import { styleOf } from "./foreign_style.js";

export function wordItem(paragraph) {
  const level = styleOf(paragraph).match(/mso-list:[^;"]*level(\d)/i)?.[1];
  if (!level) return null;
  const sign = [...paragraph.querySelectorAll("span")].find((span) => /mso-list:\s*ignore/i.test(styleOf(span)));
  const label = sign?.textContent.trim() ?? "";
  sign?.remove(); // the renderer counts
  return { kind: /^\(?[0-9a-z]{1,5}[.)]/i.test(label) ? "n" : "b", depth: Number(level) - 1 };
}
