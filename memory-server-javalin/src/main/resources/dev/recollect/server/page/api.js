// SPDX-License-Identifier: Apache-2.0
// The server's addresses; each call is about the current user.

import { noteLost } from "./connection.js";
import { currentUser } from "./user.js";

const EVERY_METHOD = "capture,scrape,model_infer,reconcile,reflect,consolidate,feedback,import";

/** What went wrong, in words for the reader; of an erasure that is not finished, with its receipt. */
export class Failure extends Error {
  constructor(message, receipt) {
    super(message);
    this.receipt = receipt;
  }
}

/** Answers a message. The one place that knows how an answer arrives. */
export function answer(message) {
  return request("POST", "/api/chat", { message, user: currentUser() });
}

/** A page of memories; `filter` holds q, type, session_id, from, to, cursor and limit as the address takes them. */
export function memories({ reflections, ...filter }) {
  const query = new URLSearchParams({ user: currentUser() });
  for (const [name, value] of Object.entries(filter)) {
    if (value) {
      query.set(name, value);
    }
  }
  if (reflections) {
    query.set("methods", EVERY_METHOD);
  }
  return request("GET", `/api/memories?${query}`);
}

/** How the user felt; `bucket` says what is one point. */
export function trajectory(bucket) {
  return request("GET", `/api/affect/trajectory?${new URLSearchParams({ user: currentUser(), bucket })}`);
}

export function record(id) {
  return request("GET", address(id));
}

export function erase(id) {
  return request("DELETE", address(id));
}

export function eraseUser() {
  const user = currentUser();
  if (user === "." || user === "..") {
    throw new Failure(`Browsers cannot name "${user}" in an address. Use: recollect forget --user ${user}`);
  }
  return request("DELETE", `/api/users/${encodeURIComponent(user)}`);
}

function address(id) {
  return `/api/memories/${encodeURIComponent(id)}?${new URLSearchParams({ user: currentUser() })}`;
}

async function request(method, path, body) {
  const options = { method, headers: { Accept: "application/json, application/problem+json" } };
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  let response;
  let text;
  try {
    response = await fetch(path, options);
    text = await response.text();
  } catch {
    noteLost();
    throw new Failure("The server does not answer.");
  }
  const document = parsed(text, response.status);
  if (!response.ok) {
    throw new Failure(document.detail ?? document.title ?? `The server answered with status ${response.status}.`, document.receipt);
  }
  return document;
}

function parsed(text, status) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(`The server answered with status ${status}, and with something that is not JSON.`);
  }
}
