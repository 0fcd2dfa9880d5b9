// SPDX-License-Identifier: Apache-2.0
// Starts the page and switches between its views; the part of the address after # says which.

import { startAffect } from "./affect.js";
import { forgetConversation, startChat } from "./chat.js";
import { byId } from "./elements.js";
import { startMemories } from "./memories.js";
import { startUserForm } from "./user.js";

const VIEWS = ["chat", "memories", "affect"];
const TITLES = { chat: "Recollect", memories: "Memories · Recollect", affect: "Affect · Recollect" };

startUserForm();
startChat();
const loaders = { memories: startMemories(forgetConversation), affect: startAffect() };

function show(view) {
  for (const each of VIEWS) {
    byId(`view-${each}`).hidden = each !== view;
    if (each === view) {
      byId(`to-${each}`).setAttribute("aria-current", "page");
    } else {
      byId(`to-${each}`).removeAttribute("aria-current");
    }
  }
  document.title = TITLES[view];
  loaders[view]?.();
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
