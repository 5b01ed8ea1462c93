// Turns each `<textarea data-editor>` into the rich-text editor. Where that fails the textarea stays, and does the same job.
import { mount } from "./mount.js";

for (const textarea of document.querySelectorAll("textarea[data-editor]")) {
  try {
    mount(textarea);
  } catch (problem) {
    console.error("The editor did not start; the plain text field stays.", problem);
  }
}
