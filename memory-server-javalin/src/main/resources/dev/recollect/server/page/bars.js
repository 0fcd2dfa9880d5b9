// SPDX-License-Identifier: Apache-2.0
// A score and what it is made of: each part's bar begins where the one before it ended, so the last one ends at the score.

import { drawn, element } from "./elements.js";

const MEANINGS = {
  base: "every memory begins here",
  meaning: "says something alike",
  context: "alike, with the turn before it",
  words: "has the same words",
  following: "the turn after it fits",
  answers: "answers a turn that fits",
  session: "its session fits",
  speaker: "the one who speaks is named",
  kind: "tells when, where, who or why",
  substance: "more than everyday talk",
  date: "the day is named",
  recency: "how recent it is",
  size: "among many, less likely",
  salience: "matters by itself",
  semantic: "says something alike",
};

/** The score as a bar from 0 to 1. */
export function scoreBar(score) {
  return element("span", { class: "score" }, bar(0, score, { least: 0, most: 1 }, "sum"), element("span", { class: "number" }, score.toFixed(2)));
}

/** The parts, in the server's order (base first), and their sum. */
export function partsTable(memory) {
  const parts = Object.entries(memory.parts);
  const steps = running(parts);
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const scale = { least: Math.min(0, ...ends), most: Math.max(memory.score, ...ends) };
  const shown = steps.filter(({ value }) => value !== 0);
  const without = steps.filter(({ value }) => value === 0).map(({ name }) => name);
  return element("div", { class: "parts" },
    element("table", {},
      element("caption", {}, "Each part begins where the one above it ended; together they are the score."),
      element("colgroup", {}, element("col", { class: "names" }), element("col"), element("col", { class: "values" })),
      element("tbody", {}, ...shown.map((step) => partRow(step, scale))),
      element("tfoot", {}, row("score", "", bar(0, memory.score, scale, "sum"), memory.score.toFixed(4)))),
    without.length > 0 ? element("p", { class: "hint" }, `Without effect: ${without.join(", ")}.`) : "");
}

function running(parts) {
  let sum = 0;
  return parts.map(([name, value]) => {
    const from = sum;
    sum += value;
    return { name, value, from, to: sum };
  });
}

function partRow({ name, value, from, to }, scale) {
  const kind = name === "base" ? "base" : value < 0 ? "negative" : "positive";
  const sign = value < 0 ? "−" : "+";
  return row(name, MEANINGS[name] ?? "", bar(from, to, scale, kind), sign + Math.abs(value).toFixed(4), kind);
}

function row(name, meaning, drawing, value, kind = "sum") {
  return element("tr", { class: kind },
    element("th", { scope: "row" }, name, meaning ? element("span", { class: "meaning" }, ` ${meaning}`) : ""),
    element("td", { class: "drawing" }, drawing),
    element("td", { class: "number" }, value));
}

function bar(from, to, { least, most }, kind) {
  const place = (value) => (100 * (value - least)) / (most - least || 1);
  const left = place(Math.min(from, to));
  const width = Math.max(place(Math.max(from, to)) - left, 0.5); // a sliver still shows on which side it lies
  return drawn("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    drawn("rect", { class: "track", x: 0, y: 4, width: 100, height: 2 }),
    drawn("rect", { class: kind, x: Math.min(left, 100 - width), y: 0, width, height: 10 }),
    drawn("line", { class: "zero", x1: place(0), x2: place(0), y1: 0, y2: 10 }));
}
