// SPDX-License-Identifier: Apache-2.0
// Starts the page and switches between its two views; the part of the address after # says which.

import { forgetConversation, startChat } from "./chat.js";
import { byId } from "./elements.js";
import { startMemories } from "./memories.js";
import { startUserForm } from "./user.js";

const VIEWS = ["chat", "memories"];

startUserForm();
startChat();
const loadMemories = startMemories(forgetConversation);

function show(view) {
  for (const each of VIEWS) {
    byId(`view-${each}`).hidden = each !== view;
    if (each === view) {
      byId(`to-${each}`).setAttribute("aria-current", "page");
    } else {
      byId(`to-${each}`).removeAttribute("aria-current");
    }
  }
  document.title = view === "chat" ? "Recollect" : "Memories · Recollect";
  if (view === "memories") {
    loadMemories();
  }
}

function follow() {
  const named = location.hash.slice(1);
  if (VIEWS.includes(named)) {
    show(named);
  }
}

addEventListener("hashchange", follow);
show("chat");
follow();
