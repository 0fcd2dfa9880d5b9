// SPDX-License-Identifier: Apache-2.0
// Builds the page. What is stored comes in as text nodes and attributes, never as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element; properties that are functions listen to events, false and undefined ones are left out. */
export function element(tag, properties = {}, ...children) {
  return filled(document.createElement(tag), properties, children);
}

/** An element of a drawing. */
export function drawn(tag, properties = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), properties, children);
}

/** A button that does something; it never submits. */
export function button(label, onclick, properties = {}) {
  return element("button", { type: "button", onclick, ...properties }, label);
}

/** The element of this id, which the document holds from the start. */
export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`the document lacks #${id}`);
  }
  return found;
}

function filled(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") {
      node.addEventListener(name.slice("on".length), value);
    } else if (value !== false && value !== undefined) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  node.append(...children.filter((child) => child !== undefined && child !== ""));
  return node;
}
