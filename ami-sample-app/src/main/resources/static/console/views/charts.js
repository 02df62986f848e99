// SPDX-License-Identifier: Apache-2.0
//
// Charts of the last 60 minutes with uPlot: one line for each PBX.

import { byId, el, setHidden } from "../dom.js";
import { duration, number, t } from "../i18n.js";
import { shownServers } from "../servers.js";
import { CHART_SERIES, onChange, state } from "../store.js";

const MIN_HEIGHT = 180;
const MAX_HEIGHT = 320;
// What the page shows besides two rows of charts
const OTHER_HEIGHT = 330;
const SHOWN_SECONDS = 3600;
const MIN_SECONDS = 180;

const COUNT_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const TIME_STEPS = [60, 120, 300, 600, 900];
const WAIT_STEPS = [10, 30, 60, 120, 300, 600, 1800, 3600];

const charts = new Map();
let uPlot = null;
let visible = false;
let lines = "";

function style(property) {
	return getComputedStyle(document.documentElement).getPropertyValue(property).trim();
}

// Custom properties contain light-dark(), which only a real property resolves
function colour(property) {
	const probe = byId("colour-probe");
	probe.style.color = `var(${property})`;
	return getComputedStyle(probe).color;
}

function height() {
	return Math.max(MIN_HEIGHT, Math.min(MAX_HEIGHT, Math.floor((innerHeight - OTHER_HEIGHT) / 2)));
}

function format(series, value) {
	if (value === null || value === undefined) {
		return "–";
	}
	return series === "longestWait" ? duration(value) : number(Math.round(value * 10) / 10);
}

function data(series, servers) {
	const newest = Math.max(0, ...servers.map((server) => Math.max(0, ...state.charts.get(server)?.keys() ?? [])));
	const times = new Set();
	for (const server of servers) {
		for (const time of state.charts.get(server)?.keys() ?? []) {
			if (time > newest - SHOWN_SECONDS) {
				times.add(time);
			}
		}
	}
	const sorted = [...times].sort((a, b) => a - b);
	return [sorted, ...servers.map((server) => sorted.map((time) => state.charts.get(server)?.get(time)?.[series] ?? null))];
}

function options(series, servers, width) {
	const axis = { stroke: colour("--muted"), font: `12px ${style("--sans")}`, grid: { stroke: colour("--line-soft"), width: 1 },
		ticks: { show: false } };
	return {
		width,
		height: height(),
		legend: { live: true },
		cursor: { y: false, points: { size: 7 }, drag: { x: false, y: false }, sync: { key: "console" } },
		scales: {
			x: { range: (plot, low, high) => [Math.max(high - SHOWN_SECONDS, Math.min(low, high - MIN_SECONDS)), high] },
			y: { range: (plot, low, high) => [0, Math.max(high ?? 0, series === "longestWait" ? 60 : 4) * 1.1] },
		},
		axes: [{ ...axis, size: 28, incrs: TIME_STEPS, values: (plot, values) => values.map((value) => new Date(value * 1000).toLocaleTimeString([],
			{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" })) },
			{ ...axis, size: 52, incrs: series === "longestWait" ? WAIT_STEPS : COUNT_STEPS,
				values: (plot, values) => values.map((value) => format(series, value)) }],
		series: [{ label: t("charts.time"), value: (plot, value) => value === null ? "–"
			: new Date(value * 1000).toLocaleTimeString([], { hourCycle: "h23" }) },
			...servers.map((server) => {
				const index = [...state.servers.keys()].indexOf(server) % 6;
				return { label: server, stroke: colour(`--series-${index}`), width: 2, points: { show: false }, spanGaps: false,
					dash: index % 2 === 1 ? [6, 3] : undefined, value: (plot, value) => format(series, value) };
			})],
	};
}

function draw(rebuild) {
	// Without a width, the charts are drawn when their places get one
	if (!visible || !uPlot || byId("charts").clientWidth === 0) {
		return;
	}
	const servers = shownServers().map((server) => server.name);
	const wantedLines = servers.join("|");
	for (const series of CHART_SERIES) {
		const place = byId(`chart-${series}`);
		const values = data(series, servers);
		setHidden(place.nextElementSibling, values[0].length > 1);
		if (rebuild || wantedLines !== lines || !charts.has(series)) {
			charts.get(series)?.destroy();
			charts.set(series, new uPlot(options(series, servers, place.clientWidth), values, place));
		}
		else {
			charts.get(series).setData(values);
		}
	}
	lines = wantedLines;
}

export async function showCharts(isVisible) {
	visible = isVisible;
	if (isVisible && !uPlot) {
		// Loaded when it is needed
		[{ default: uPlot }] = await Promise.all([import("../../webjars/uplot/dist/uPlot.esm.js"), loadStyle()]);
	}
	draw(true);
}

function loadStyle() {
	return new Promise((resolve) => {
		document.head.append(el("link", { rel: "stylesheet", href: "webjars/uplot/dist/uPlot.min.css", onload: resolve,
			onerror: resolve }));
	});
}

function fit() {
	if (charts.size === 0) {
		draw(true);
	}
	for (const [series, chart] of charts) {
		const size = { width: byId(`chart-${series}`).clientWidth, height: height() };
		if (size.width > 0 && (size.width !== chart.width || size.height !== chart.height)) {
			chart.setSize(size);
		}
	}
}

export function startCharts() {
	onChange((changes) => {
		if (changes.charts || changes.force) {
			draw(false);
		}
	});
	const places = new ResizeObserver(fit);
	for (const series of CHART_SERIES) {
		places.observe(byId(`chart-${series}`));
	}
	addEventListener("resize", fit);
	matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(true));
	addEventListener("console-theme", () => draw(true));
}
