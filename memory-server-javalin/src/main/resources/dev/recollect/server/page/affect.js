// SPDX-License-Identifier: Apache-2.0
// How a user felt over time: a curve, and the same as a table.

import { trajectory } from "./api.js";
import { onReturn } from "./connection.js";
import { curve, redrawOnChange } from "./curve.js";
import { byId, element } from "./elements.js";
import { counted, moment } from "./texts.js";
import { currentUser, onUserChange } from "./user.js";

const NOUNS = { session: ["session", "sessions"], day: ["day", "days"], exchange: ["message", "messages"] };
const SERIES = ["valence", "arousal", "dominance"];
let request = 0;

/** Brings the view to life; what it returns loads it anew where it is shown. */
export function startAffect() {
  const load = () => byId("view-affect").hidden || show();
  byId("bucket").addEventListener("change", load);
  onUserChange(load);
  onReturn(load);
  redrawOnChange(byId("curve"));
  return load;
}

async function show() {
  const mine = (request += 1);
  const bucket = byId("bucket").value;
  byId("affect-of").textContent = currentUser();
  say("Loading…", "");
  try {
    const read = await trajectory(bucket);
    if (mine === request) {
      draw(read.points, NOUNS[bucket]);
      say(summary(read, NOUNS[bucket]), "");
    }
  } catch (failure) {
    if (mine === request) {
      draw([], NOUNS[bucket]);
      say("", failure.message);
    }
  }
}

function draw(points, nouns) {
  byId("affect-shown").hidden = points.length === 0;
  byId("curve").setAttribute("aria-label", `Curves of valence, arousal and dominance over ${counted(points.length, ...nouns)}; the table below tells the same.`);
  byId("points").replaceChildren(...points.map(row).reverse());
  if (points.length > 0) {
    curve(byId("curve"), points.map((point) => Date.parse(point.at) / 1000), SERIES.map((name) => points.map((point) => point[name])));
  }
}

function row(point) {
  return element("tr", {},
    element("th", { scope: "row" }, moment(point.at)),
    element("td", { dir: "auto" }, point.session_id ?? ""),
    ...SERIES.map((name) => element("td", { class: "number" }, point[name].toFixed(2))),
    element("td", { class: "number" }, point.count.toLocaleString()));
}

function summary({ points, truncated }, nouns) {
  if (points.length === 0) {
    return "Nothing said yet. How what is said feels will stand here.";
  }
  const shown = counted(points.length, ...nouns);
  return truncated ? `The latest ${shown}.` : `${shown}. That is all.`;
}

function say(status, problem) {
  byId("affect-status").textContent = status;
  byId("affect-problem").textContent = problem;
}
