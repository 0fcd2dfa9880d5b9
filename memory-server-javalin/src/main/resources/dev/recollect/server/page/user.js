// SPDX-License-Identifier: Apache-2.0
// Whose memory this tab looks at.

import { byId } from "./elements.js";

const KEY = "recollect.user";
const NOBODY_NAMED = "default";
const changes = new EventTarget();

export function currentUser() {
  return sessionStorage.getItem(KEY) ?? NOBODY_NAMED;
}

/** Calls back after each switch to another user. */
export function onUserChange(listener) {
  changes.addEventListener("change", listener);
}

/** Brings the form in the page's head to life. */
export function startUserForm() {
  const input = byId("user");
  input.value = currentUser();
  byId("user-form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value !== currentUser()) {
      sessionStorage.setItem(KEY, input.value);
      changes.dispatchEvent(new Event("change"));
    }
  });
  input.addEventListener("blur", (event) => {
    const switching = event.relatedTarget !== null && event.relatedTarget.form === input.form;
    if (!switching) {
      input.value = currentUser(); // a name that was typed and not switched to is nobody's here
    }
  });
}
