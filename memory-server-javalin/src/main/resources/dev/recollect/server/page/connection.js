// SPDX-License-Identifier: Apache-2.0
// Whether the server answers. While it does not, a line says so, and the page keeps asking.

import { byId } from "./elements.js";

const ASK_AGAIN_MS = 2000;
const GOOD_NEWS_MS = 6000;
const returns = new EventTarget();
let lost = false;

/** Calls back each time the server answers again. */
export function onReturn(listener) {
  returns.addEventListener("return", listener);
}

/** Notes that a request got no answer. */
export function noteLost() {
  if (!lost) {
    lost = true;
    show(`The server at ${location.host} does not answer. Is it running? This page goes on as soon as it is back.`, true);
    setTimeout(ask, ASK_AGAIN_MS);
  }
}

async function ask() {
  try {
    await fetch("/health", { cache: "no-store" });
  } catch {
    setTimeout(ask, ASK_AGAIN_MS);
    return;
  }
  lost = false;
  show("The server answers again.", false);
  setTimeout(() => lost || show("", false), GOOD_NEWS_MS);
  returns.dispatchEvent(new Event("return"));
}

function show(text, bad) {
  const line = byId("connection");
  line.textContent = text;
  line.classList.toggle("lost", bad);
}
