// SPDX-License-Identifier: Apache-2.0
// Erasing, with a question before it and the receipt after it.

import { erase, eraseUser } from "./api.js";
import { openDialog, problem } from "./dialog.js";
import { button, element } from "./elements.js";
import { counted, excerpt, moment } from "./texts.js";
import { currentUser } from "./user.js";

const LISTED = 20;

/** Asks whether to erase a memory; `onerased` runs when the receipt has been read. */
export function confirmErasure(memory, onerased) {
  ask({
    title: "Erase this memory?",
    content: [
      element("blockquote", { dir: "auto" }, excerpt(memory.text, 200)),
      element("p", {}, "It is erased to the last byte, and so is every memory that was derived from it or cites it: ",
        "reflections on it, and exchanges whose answers used it. The receipt names them. This cannot be undone; ",
        "backups made earlier are not reached."),
    ],
    label: "Erase for good",
    act: () => erase(memory.experience_id),
    onerased,
  });
}

/** Asks, by the user's name, whether to erase everything. */
export function confirmUserErasure(onerased) {
  const user = currentUser();
  const input = element("input", { id: "typed-name", dir: "auto", autocomplete: "off", autocapitalize: "none", spellcheck: "false" });
  ask({
    title: "Erase everything of this user?",
    content: [
      element("p", {}, "All memories of ", element("strong", {}, element("bdi", {}, user)),
        " are erased to the last byte. This cannot be undone; backups made earlier are not reached."),
      element("p", { class: "field" }, element("label", { for: input.id }, "Type the user's name to go on"), input),
    ],
    label: "Erase everything",
    guard: { input, holds: () => input.value === user },
    act: eraseUser,
    onerased,
  });
}

function ask({ title, content, label, guard, act, onerased }) {
  let done = false;
  const said = element("div");
  const doing = button(label, run, { class: "danger", disabled: guard !== undefined });
  const cancel = button("Cancel", () => dialog.close(), { autofocus: guard === undefined });
  guard?.input.addEventListener("input", () => {
    doing.disabled = !guard.holds();
  });
  guard?.input.setAttribute("autofocus", "");
  const dialog = openDialog(title, { onclose: () => done && onerased() },
    ...content, said, element("p", { class: "actions" }, doing, cancel));

  async function run() {
    doing.disabled = true;
    said.replaceChildren(element("p", { role: "status" }, "Erasing…"));
    try {
      finish("Erased", receiptOf(await act()));
    } catch (failure) {
      if (failure.receipt) {
        finish("Erased, but not finished", problem(failure), receiptOf(failure.receipt));
      } else {
        said.replaceChildren(problem(failure));
        doing.disabled = false;
      }
    }
  }

  function finish(words, ...shown) {
    done = true;
    if (dialog.isOpen()) {
      dialog.show(words, ...shown, element("p", { class: "actions" }, button("Done", () => dialog.close(), { class: "primary" })));
    } else {
      onerased();
    }
  }
}

function receiptOf({ receipt_id: id, erased, reason, at, log_truncated: truncated }) {
  const along = erased.filter((each) => each.cascade_of !== undefined).length;
  const summary = along === 0
    ? `${counted(erased.length, "memory", "memories")} erased.`
    : `${counted(erased.length, "memory", "memories")} erased; ${counted(along, "of them was", "of them were")} derived from another or cited it.`;
  const rest = erased.length - LISTED;
  return element("div", { class: "receipt" },
    element("p", {}, summary, truncated ? " Not a byte of the texts is left in the data folder." : ""),
    element("ul", {}, ...erased.slice(0, LISTED).map(line), rest > 0 ? element("li", {}, `and ${counted(rest, "other", "others")}`) : ""),
    element("p", { class: "hint" }, "Receipt ", element("code", {}, id), ", ", moment(at), `, reason ${reason}. `,
      "The conversation on this page is cleared, as it may quote what was erased."));
}

function line({ experience_id: id, cascade_of: origin }) {
  return element("li", {}, element("code", {}, id), ...(origin ? [" with ", element("code", {}, origin)] : []));
}
