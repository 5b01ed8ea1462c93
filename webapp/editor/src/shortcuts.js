// What turns into a block while one types at its start: "- ", "1. ", "> ", "## ". One Backspace takes it back.
import { InputRule, inputRules } from "prosemirror-inputrules";

const STARTS = [
  [/^[-*•–]\s$/, "b"],
  [/^1[.)]\s$/, "n"],
  [/^>\s$/, "q"],
  [/^##?\s$/, "h"],
];

export function shortcuts() {
  return inputRules({ rules: STARTS.map(([pattern, kind]) => new InputRule(pattern, become(kind))) });
}

function become(kind) {
  return (state, match, start, end) => {
    const $start = state.doc.resolve(start);
    if ($start.parent.attrs.kind !== "p") return null;
    const attributes = { ...$start.parent.attrs, kind };
    return state.tr.delete(start, end).setNodeMarkup($start.before(), null, attributes);
  };
}
