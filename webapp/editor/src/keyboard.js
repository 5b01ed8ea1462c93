// The keys. Tab is taken only where an item can move; Escape goes to the toolbar, from where Tab leaves the field.
import { baseKeymap, chainCommands, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { deepen, liftAtStart, liftIfEmpty, split, splitInside } from "./commands.js";
import { schema } from "./schema.js";

export function keyboard({ askForLink, goToToolbar }) {
  const own = {
    "Mod-b": toggleMark(schema.marks.b),
    "Mod-i": toggleMark(schema.marks.i),
    "Mod-k": askForLink,
    "Mod-z": undo,
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    Enter: chainCommands(liftIfEmpty, split),
    "Shift-Enter": splitInside,
    Backspace: chainCommands(undoInputRule, liftAtStart, baseKeymap.Backspace),
    Tab: deepen(1),
    "Shift-Tab": deepen(-1),
    Escape: goToToolbar,
  };
  return [keymap(own), keymap(baseKeymap)];
}
