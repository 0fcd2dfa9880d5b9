// SPDX-License-Identifier: Apache-2.0
// How stored texts, people and times are shown.

import { button, element } from "./elements.js";

const SHOWN_AT_ONCE = 2000;
const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** Something stored, in its own direction of writing; a long text is cut until asked for. */
export function stored(text, className = "text") {
  const shown = element("span", {}, text);
  const whole = element("p", { class: className, dir: "auto" }, shown);
  if (text.length > SHOWN_AT_ONCE) {
    shown.textContent = cut(text, SHOWN_AT_ONCE);
    const all = button(`Show all ${Array.from(text).length.toLocaleString()} characters`, () => {
      shown.textContent = text;
      all.remove();
      whole.tabIndex = -1;
      whole.focus();
    });
    whole.append(" ", all);
  }
  return whole;
}

/** The beginning of a text as one line. */
export function excerpt(text, length) {
  return cut(text.slice(0, length * 4).trim().replace(/\s+/gu, " "), length);
}

/** A moment in the reader's time zone. */
export function moment(instant) {
  return element("time", { datetime: instant }, TIME.format(new Date(instant)));
}

/** Who a memory comes from. */
export function who(memory) {
  if (memory.speaker) {
    return memory.speaker;
  }
  return { user: "the user", agent: "the assistant" }[memory.actor] ?? memory.actor;
}

/** A count and its noun. */
export function counted(count, one, many) {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}

/* A character may take two units; one more tells whether there is more. */
function cut(text, length) {
  const characters = Array.from(text.slice(0, length * 2 + 2));
  return characters.length > length ? `${characters.slice(0, length).join("").trimEnd()}…` : text;
}
