// SPDX-License-Identifier: Apache-2.0
// The conversation: what was said, what was answered, and the memories behind it.

import { answer } from "./api.js";
import { button, byId, element } from "./elements.js";
import { memoryItem, openRecord } from "./record.js";
import { counted, stored } from "./texts.js";
import { currentUser, onUserChange } from "./user.js";

const CITATION = /\[(\d{1,3})\]/u;
let busy = false;

export function startChat() {
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  byId("message").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
  onUserChange(beginAnew);
  beginAnew();
}

function beginAnew() {
  byId("thread").replaceChildren();
  byId("chat-empty").hidden = false;
  byId("speaking-as").textContent = currentUser();
  sayProblem("");
}

async function send() {
  const box = byId("message");
  const message = box.value;
  if (busy || message.trim() === "") {
    return;
  }
  box.value = "";
  sayProblem("");
  setBusy(true);
  const speaker = currentUser();
  const turn = turnOf(message);
  byId("chat-empty").hidden = true;
  byId("thread").append(turn.item);
  turn.item.scrollIntoView({ block: "nearest" });
  try {
    turn.show(await answer(message));
  } catch (failure) {
    if (turn.item.isConnected) {
      turn.item.remove();
      byId("chat-empty").hidden = byId("thread").childElementCount > 0;
      box.value = [message, box.value].filter((text) => text !== "").join("\n");
      sayProblem(failure.message);
    } else {
      sayProblem(`What was said as ${speaker} got no answer: ${failure.message}`);
    }
  } finally {
    setBusy(false);
  }
}

/* The place of the answer is there, and live, before the answer is. */
function turnOf(message) {
  const live = element("div", { class: "answer", "aria-live": "polite", "aria-busy": "true" },
    element("p", { class: "waiting" }, "Remembering…"));
  const item = element("li", { class: "turn" }, stored(message, "asked"), live);
  return {
    item,
    show: (reply) => {
      live.replaceChildren(...paragraphs(reply));
      live.setAttribute("aria-busy", "false");
      item.append(behind(reply));
      item.scrollIntoView({ block: "start" });
    },
  };
}

/* The references after the draft are left out: the memories below say more. */
function paragraphs({ response, draft, memories, citations }) {
  const begin = response.indexOf(draft);
  const preface = response.slice(0, begin).trim();
  const cited = new Map(memories.map((memory, index) => [index + 1, memory.experience_id])
    .filter(([, id]) => citations.includes(id)));
  const text = element("p", { class: "text", dir: "auto" }, ...draft.split(CITATION).map((piece, index) =>
    index % 2 === 0 ? piece : citation(Number(piece), cited)));
  return preface === "" ? [text] : [element("p", { class: "text preface" }, preface), text];
}

function citation(number, cited) {
  const id = cited.get(number);
  return id === undefined
    ? `[${number}]`
    : button(`[${number}]`, () => openRecord(id, onErased), { class: "citation", "aria-label": `Memory [${number}]` });
}

function behind({ memories }) {
  if (memories.length === 0) {
    return element("p", { class: "hint" }, "No memory bears on this.");
  }
  return element("details", { class: "behind", open: true },
    element("summary", {}, `Recalled ${counted(memories.length, "memory", "memories")}`),
    element("ol", { class: "memories" }, ...memories.map((memory, index) => memoryItem(memory, onErased, index + 1))));
}

/* What was erased must not stay on the screen either, and answers may quote it. */
function onErased() {
  beginAnew();
  byId("message").focus();
}

function setBusy(value) {
  busy = value;
  byId("composer").querySelector("button").disabled = value;
}

function sayProblem(text) {
  byId("chat-problem").textContent = text;
}

export { beginAnew as forgetConversation };
