// SPDX-License-Identifier: Apache-2.0
// All memories of a user: page by page, newest first, or ranked by a search.

import { memories } from "./api.js";
import { onReturn } from "./connection.js";
import { byId } from "./elements.js";
import { confirmUserErasure } from "./erase.js";
import { memoryItem } from "./record.js";
import { counted } from "./texts.js";
import { currentUser, onUserChange } from "./user.js";

const PAGE = 20;
let request = 0;
let cursor;

/** Brings the list to life; `onerased` runs after each erasure. */
export function startMemories(onerased) {
  const erased = () => {
    onerased();
    load();
    byId("memories-title").focus();
  };
  const load = () => byId("view-memories").hidden || show(erased);
  byId("filters").addEventListener("submit", (event) => {
    event.preventDefault();
    load();
  });
  byId("filters").addEventListener("reset", () => setTimeout(load)); // the fields are empty only then
  byId("older").addEventListener("click", () => showOlder(erased));
  byId("erase-user").addEventListener("click", () => confirmUserErasure(erased));
  onUserChange(() => {
    byId("filters").reset();
  });
  onReturn(load);
  return load;
}

async function show(erased) {
  byId("memories-of").textContent = currentUser();
  byId("list").replaceChildren();
  byId("older").hidden = true;
  cursor = undefined;
  await add(erased);
}

async function showOlder(erased) {
  const before = byId("list").childElementCount;
  await add(erased);
  byId("list").children[before]?.querySelector("button").focus();
}

async function add(erased) {
  const mine = (request += 1);
  say("Loading…", "");
  try {
    const filter = filters();
    const page = await memories({ ...filter, cursor, limit: PAGE });
    if (mine === request) {
      cursor = page.next_cursor ?? undefined;
      byId("list").append(...page.items.map((memory) => memoryItem(memory, erased)));
      byId("older").hidden = cursor === undefined;
      say(summary(filter, byId("list").childElementCount), "");
    }
  } catch (failure) {
    if (mine === request) {
      say("", failure.message);
    }
  }
}

function filters() {
  const form = new FormData(byId("filters"));
  return {
    q: form.get("q").trim(),
    type: form.get("type"),
    session_id: form.get("session"),
    from: startOfDay(form.get("from"), 0),
    to: startOfDay(form.get("to"), 1), // the server's end is exclusive, the reader's day is not
    reflections: form.has("reflections"),
  };
}

/* In the reader's time zone. */
function startOfDay(date, daysLater) {
  if (date === "") {
    return "";
  }
  const [year, month, day] = date.split("-").map(Number);
  return new Date(year, month - 1, day + daysLater).toISOString();
}

function summary({ q, reflections, ...others }, count) {
  const narrowed = q !== "" || Object.values(others).some((value) => value !== "");
  if (count === 0) {
    return narrowed ? "Nothing remembered that fits." : "Nothing remembered yet. What is said in the chat will stand here.";
  }
  const shown = counted(count, "memory", "memories");
  if (q !== "") {
    return `The best ${shown}, best first.`;
  }
  return cursor === undefined ? `${shown}, newest first. That is all.` : `The newest ${shown}.`;
}

function say(status, problem) {
  byId("list-status").textContent = status;
  byId("list-problem").textContent = problem;
}
