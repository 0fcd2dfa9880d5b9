// SPDX-License-Identifier: Apache-2.0
// A memory in a list, and its whole record in a dialog.

import { record } from "./api.js";
import { partsTable, scoreBar } from "./bars.js";
import { openDialog, problem } from "./dialog.js";
import { button, element } from "./elements.js";
import { confirmErasure } from "./erase.js";
import { excerpt, moment, stored, who } from "./texts.js";

const EXCERPT = 280;
const OF_A_MEMORY = /^exp_[0-9A-Z]{26}$/u;

/** A memory in a list: what it says in short, and of a ranked one its score and why; `number` is that of its citation. */
export function memoryItem(memory, onerased, number) {
  const words = excerpt(memory.text, EXCERPT) || "(no words)";
  const open = button(words, () => openRecord(memory.experience_id, onerased), { class: "open", dir: "auto" });
  const origin = element("p", { class: "origin" }, moment(memory.occurred_at), " · ", element("bdi", {}, excerpt(who(memory), 60)));
  if (memory.type !== "occurrence") {
    origin.append(` · ${memory.type}`);
  }
  const item = element("li", { class: "memory" },
    element("div", { class: "said" }, number === undefined ? "" : element("span", { class: "cited-as" }, `[${number}]`), open),
    origin);
  if (memory.relevant === false) {
    origin.append(" · hardly bears on it");
  }
  if (memory.parts) {
    origin.append(scoreBar(memory.score));
    item.append(element("details", { class: "why" }, element("summary", {}, "Why"), partsTable(memory)));
  }
  return item;
}

/** Opens the whole record of a memory; `onerased` runs if it is erased from there. */
export function openRecord(id, onerased) {
  const trail = [];
  let erased = false;
  const dialog = openDialog("Memory", { onclose: () => erased && onerased() }, element("p", {}, "Loading…"));
  const visit = async (next) => {
    trail.push(next);
    const back = trail.length > 1 ? button("Back", () => visit(trail.splice(-2)[0])) : "";
    let content;
    try {
      const memory = await record(next);
      const erase = button("Erase…", () => confirmErasure(memory, () => {
        erased = true;
        dialog.close();
      }), { class: "danger" });
      content = [...said(memory), facts(memory, visit), element("p", { class: "actions" }, erase, back)];
    } catch (failure) {
      content = [problem(failure), element("p", { class: "actions" }, back)];
    }
    if (dialog.isOpen() && trail.at(-1) === next) {
      dialog.show("Memory", ...content);
    }
  };
  return visit(id);
}

function said(memory) {
  if (memory.prompt === undefined) {
    return [stored(memory.text)];
  }
  return [element("h3", {}, "Said"), stored(memory.prompt),
    ...(memory.response ? [element("h3", {}, "Answered"), stored(memory.response)] : [])];
}

function facts(memory, visit) {
  const list = element("dl", { class: "facts" });
  const add = (name, ...values) => {
    if (values.length > 0) {
      list.append(element("div", {}, element("dt", {}, name), ...values.map((value) => element("dd", { dir: "auto" }, value))));
    }
  };
  const { affect } = memory;
  add("Happened", moment(memory.occurred_at));
  add("Stored", moment(memory.recorded_at));
  add("From", who(memory));
  add("User", memory.user);
  add("Session", memory.session_id ?? "none");
  add("Type", `${memory.type}, by ${memory.method}`);
  add("Feeling", `valence ${signed(affect.valence)}, arousal ${affect.arousal.toFixed(2)}, dominance ${signed(affect.dominance)}`,
    ...(affect.labels.length > 0 ? [affect.labels.join(", ")] : []));
  add("Confidence", `${memory.confidence.p} (${memory.confidence.method})`);
  add("Attributes", ...Object.entries(memory.attributes).map(([name, value]) => `${name}: ${value}`));
  add("Sources", ...memory.sources.map((source) => source.uri));
  add("Media", ...memory.media);
  add("Derived from", ...memory.parents.map((id) => reference(id, visit)));
  add("Evidence", ...memory.evidence.map((id) => reference(id, visit)));
  add("Id", element("code", {}, memory.experience_id));
  add("Digest", element("code", {}, memory.digest));
  return list;
}

function reference(id, visit) {
  return OF_A_MEMORY.test(id) ? button(id, () => visit(id), { class: "link" }) : id;
}

function signed(value) {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
}
