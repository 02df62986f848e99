// SPDX-License-Identifier: Apache-2.0
//
// A copy of the state of the server: snapshots and updates are applied to maps. Views are told what changed, once for
// each frame that the browser paints.

const EVENTS_KEPT = 500;
const CHART_POINTS = 360;
// While the page is in the background, nothing is painted. Beyond this limit, the ended calls are not remembered.
const GONE_CALLS_KEPT = 1000;

const MAPS = {
	calls: "goneCalls",
	queues: "goneQueues",
	extensions: "goneExtensions",
	conferences: "goneConferences",
	parked: "goneParked",
};

export const CHART_SERIES = ["activeCalls", "waiting", "longestWait", "eventsPerSecond"];

export const state = {
	loaded: false,
	servers: new Map(),
	calls: new Map(),
	queues: new Map(),
	extensions: new Map(),
	conferences: new Map(),
	parked: new Map(),
	rates: new Map(),
	/** The newest event is the last one. */
	events: [],
	missedEvents: 0,
	/** For each server: the points by their time in seconds. */
	charts: new Map(),
};

const listeners = new Set();
let changes = noChanges();
let frame = 0;
let lastEvent = 0;

function noChanges() {
	return { force: false, snapshot: false, calls: false, goneCalls: [], queues: false, extensions: false, conferences: false,
		parked: false, servers: false, rates: false, events: 0, charts: false };
}

/**
 * Adds a listener for changes. "force" says that all views must be painted again, "snapshot" that calls may have ended that
 * "goneCalls" does not contain. Returns a function that removes the listener.
 */
export function onChange(listener) {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** Has all views painted again, for example because another PBX was selected. */
export function repaint() {
	changes.force = true;
	schedule();
}

function schedule() {
	frame ||= requestAnimationFrame(flush);
}

function flush() {
	frame = 0;
	const flushed = changes;
	changes = noChanges();
	for (const listener of listeners) {
		try {
			listener(flushed);
		}
		catch (error) {
			console.error(error);
		}
	}
}

export function applySnapshot(snapshot) {
	for (const map of Object.keys(MAPS)) {
		state[map].clear();
		changes[map] = true;
	}
	state.servers.clear();
	state.rates.clear();
	state.charts.clear();
	state.events.length = 0;
	state.missedEvents = 0;
	state.loaded = true;
	changes.goneCalls.length = 0;
	changes.force = true;
	changes.snapshot = true;
	applyUpdate(snapshot);
}

export function applyUpdate(update) {
	for (const [map, gone] of Object.entries(MAPS)) {
		for (const item of update[map] ?? []) {
			state[map].set(item.key, item);
			changes[map] = true;
		}
		for (const item of update[gone] ?? []) {
			remove(map, item);
			changes[map] = true;
		}
	}
	if (update.servers) {
		applyServers(update.servers);
	}
	for (const rates of update.rates ?? []) {
		state.rates.set(rates.server, rates);
		changes.rates = true;
	}
	if (update.events?.length || update.missedEvents) {
		addEvents(update.events ?? [], update.missedEvents ?? 0);
	}
	if (update.chart) {
		applyChart(update.chart);
	}
	schedule();
}

function remove(map, item) {
	const key = item.key ?? item;
	if (map === "calls" && state.calls.has(key) && changes.goneCalls.length < GONE_CALLS_KEPT) {
		changes.goneCalls.push({ call: state.calls.get(key), outcome: item.outcome ?? null });
	}
	state[map].delete(key);
}

function applyServers(servers) {
	changes.force ||= servers.some((server) => {
		const before = state.servers.get(server.name);
		return !before || before.state !== server.state || before.view !== server.view || before.asOf !== server.asOf;
	});
	state.servers.clear();
	for (const server of servers) {
		state.servers.set(server.name, server);
	}
	changes.servers = true;
}

function addEvents(events, missed) {
	for (const event of events) {
		event.key = ++lastEvent;
		state.events.push(event);
	}
	if (state.events.length > EVENTS_KEPT) {
		state.events.splice(0, state.events.length - EVENTS_KEPT);
	}
	state.missedEvents += missed;
	changes.events += events.length;
}

function applyChart({ step, series }) {
	for (const [server, values] of Object.entries(series)) {
		if (!state.charts.has(server)) {
			state.charts.set(server, new Map());
		}
		const points = state.charts.get(server);
		const from = Date.parse(values.from) / 1000;
		values.activeCalls?.forEach((ignored, index) => {
			const time = from + index * step;
			points.set(time, Object.fromEntries(CHART_SERIES.map((name) => [name, values[name]?.[index] ?? null])));
		});
		while (points.size > CHART_POINTS) {
			points.delete(points.keys().next().value);
		}
	}
	changes.charts = true;
}
