// SPDX-License-Identifier: Apache-2.0
// Curves over time, drawn by uPlot in the page's colours; the order of the lines is that of the key in the document.

import uPlot from "./uPlot.esm.js";

const HEIGHT = 260;
const HALF_A_DAY = 12 * 3600;
const COLOURS = ["--accent", "--negative", "--quiet"];
const DASHES = [[], [6, 4], [2, 3]];
let drawn;
let shown;

/** Draws lines of values between -1 and 1 over moments in seconds, in place of those before. */
export function curve(place, moments, lines) {
  drawn?.destroy();
  const colour = (name) => getComputedStyle(place).getPropertyValue(name).trim();
  const axis = { stroke: colour("--quiet"), grid: { stroke: colour("--rule"), width: 1 }, ticks: { stroke: colour("--rule"), width: 1 } };
  const options = {
    width: place.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { range: around }, y: { range: [-1, 1] } },
    axes: [axis, { ...axis, size: 40 }],
    series: [{}, ...lines.map((_, at) => line(colour(COLOURS[at]), DASHES[at]))],
  };
  drawn = new uPlot(options, [moments, ...lines], place);
  shown = () => curve(place, moments, lines);
}

/** Follows the width of the window, and draws anew where the reader changes the colours. */
export function redrawOnChange(place) {
  const seen = () => place.clientWidth > 0;
  new ResizeObserver(() => seen() && drawn?.setSize({ width: place.clientWidth, height: HEIGHT })).observe(place);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => seen() && shown?.());
}

/* A moment alone stands in the middle of a day, not at the edge of years. */
function around(_, least, most) {
  return least === most ? [least - HALF_A_DAY, most + HALF_A_DAY] : [least, most];
}

function line(stroke, dash) {
  return { stroke, dash, width: 2, points: { show: true, size: 6, stroke, fill: stroke } };
}
