// SPDX-License-Identifier: Apache-2.0
// Dialogs: the browser keeps focus inside, closes on Escape, and gives focus back to what opened them.

import { button, element } from "./elements.js";

let opened = 0;

/** Opens a dialog. `show(title, ...content)` replaces what it shows; `onclose` runs once, however it is closed. */
export function openDialog(title, { onclose } = {}, ...content) {
  const heading = element("h2", { id: `dialog-title-${(opened += 1)}`, tabindex: "-1" });
  const body = element("div", { class: "body" });
  const dialog = element("dialog", { "aria-labelledby": heading.id },
    element("div", { class: "head" }, heading, button("Close", () => dialog.close())),
    body);
  const show = (words, ...children) => {
    heading.textContent = words;
    body.replaceChildren(...children);
  };
  dialog.addEventListener("close", () => {
    dialog.remove();
    onclose?.();
  });
  show(title, ...content);
  document.body.append(dialog);
  dialog.showModal();
  return {
    close: () => dialog.close(),
    isOpen: () => dialog.open,
    /** Shows something else and says so: focus goes to its heading. */
    show: (words, ...children) => {
      show(words, ...children);
      dialog.scrollTop = 0;
      heading.focus();
    },
  };
}

/** A line that says what went wrong. */
export function problem(failure) {
  return element("p", { class: "problem", role: "alert" }, failure.message);
}
