// SPDX-License-Identifier: Apache-2.0
//
// All running clocks of the page, with one timer. A clock shows the time since (or until) an instant by the clock of the
// server, and stands still while the state of its PBX is not known.

import { trueAt } from "./freshness.js";
import { duration } from "./i18n.js";

const TICK_MS = 500;
const clocks = new Map();

/**
 * Lets an element show the time since an instant. Options: "until" (milliseconds: counts down to it instead), "late"
 * (seconds after which the attribute data-late is set), "prefix" (text before the time).
 */
export function runClock(node, server, since, options = {}) {
	if (!since && !options.until) {
		stopClock(node, "");
		return;
	}
	const clock = { server, since: Date.parse(since), until: options.until ? Date.parse(options.until) : null,
		late: options.late ?? Infinity, prefix: options.prefix ?? "", shown: node.textContent };
	clocks.set(node, clock);
	tick(node, clock);
}

/** Lets an element show a text instead of a running clock. */
export function stopClock(node, text) {
	clocks.delete(node);
	if (node.textContent !== text) {
		node.textContent = text;
	}
	node.removeAttribute("data-late");
}

function tick(node, clock) {
	const now = trueAt(clock.server);
	const seconds = now === null ? null : (clock.until ? clock.until - now : now - clock.since) / 1000;
	const text = seconds === null ? "–" : clock.prefix + duration(seconds);
	if (text !== clock.shown) {
		clock.shown = text;
		node.textContent = text;
	}
	const late = seconds !== null && seconds >= clock.late;
	if (late !== node.hasAttribute("data-late")) {
		node.toggleAttribute("data-late", late);
	}
}

setInterval(() => {
	if (document.hidden) {
		return;
	}
	for (const [node, clock] of clocks) {
		if (node.isConnected) {
			tick(node, clock);
		}
		else {
			clocks.delete(node);
		}
	}
}, TICK_MS);
