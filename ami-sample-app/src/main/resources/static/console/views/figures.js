// SPDX-License-Identifier: Apache-2.0
//
// The key figures: what a supervisor must see at one glance.

import { runClock, stopClock } from "../clock.js";
import { byId, setAttr, setText } from "../dom.js";
import { name, number, plural, t } from "../i18n.js";
import { shownServers, shows } from "../servers.js";
import { isLive } from "../freshness.js";
import { showAsOf } from "../stale.js";
import { onChange, state } from "../store.js";
import { LATE_SECONDS, longestWaiting } from "./queues.js";

function sum(queues, figure) {
	return queues.reduce((total, queue) => total + (queue.today?.[figure] ?? 0), 0);
}

// An agent can be a member of several queues, and counts once
function agents(queues) {
	const byInterface = new Map();
	for (const queue of queues) {
		for (const member of queue.members) {
			const key = `${queue.server}|${member.interface}`;
			const known = byInterface.get(key);
			if (!known || known === "AVAILABLE" || (known === "PAUSED" && member.status !== "AVAILABLE")) {
				byInterface.set(key, member.status);
			}
		}
	}
	return [...byInterface.values()];
}

function showWaits(queues) {
	const waiting = queues.reduce((total, queue) => total + queue.callers.length, 0);
	setText(byId("figure-waiting"), number(waiting));
	setAttr(byId("figure-waiting"), "data-some", waiting > 0 ? "" : null);
	const busyQueues = queues.filter((queue) => queue.callers.length > 0).length;
	setText(byId("figure-waiting-detail"), waiting > 0 ? plural("figures.in-queues", busyQueues)
		: plural("figures.queues", queues.length));
	let queue = null;
	let first = null;
	for (const candidate of queues) {
		const caller = longestWaiting(candidate);
		if (caller && (!first || caller.joinedAt < first.joinedAt)) {
			queue = candidate;
			first = caller;
		}
	}
	const longest = byId("figure-longest");
	if (first) {
		runClock(longest, queue.server, first.joinedAt, { late: queue.serviceLevelSeconds || LATE_SECONDS });
		setText(byId("figure-longest-detail"), t("figures.who-waits", first.name ?? first.number ?? t("party.unknown"),
			queue.name));
	}
	else {
		stopClock(longest, "–");
		setText(byId("figure-longest-detail"), t("queue.no-one-waits"));
	}
}

function showAgents(queues) {
	const states = agents(queues);
	const count = (status) => states.filter((candidate) => candidate === status).length;
	const free = count("AVAILABLE");
	setText(byId("figure-free"), number(free));
	setText(byId("figure-free-of"), t("figures.of", number(states.length)));
	setAttr(byId("figure-free"), "data-none", states.length > 0 && free === 0 ? "" : null);
	const others = ["IN_CALL", "RINGING", "WRAP_UP", "PAUSED", "BUSY"].filter((status) => count(status) > 0)
		.map((status) => `${number(count(status))} ${name("agent.state-short", status)}`);
	setText(byId("figure-free-detail"), others.join(" · ") || t("figures.no-agents-busy"));
	setAttr(byId("figure-free-detail"), "title", others.join(" · "));
}

function showToday(queues) {
	const offered = sum(queues, "offered");
	const abandoned = sum(queues, "abandoned");
	const within = sum(queues, "answeredWithin");
	setText(byId("figure-level"), offered === 0 ? "–" : t("percent", number(Math.round(within / offered * 100))));
	setText(byId("figure-level-detail"), t("figures.in-time", number(within), number(offered)));
	setText(byId("figure-abandoned"), number(abandoned));
	setText(byId("figure-abandoned-detail"), t("figures.of-offered", number(offered)));
}

function show() {
	const queues = [...state.queues.values()].filter((queue) => shows(queue.server));
	showWaits(queues);
	showAgents(queues);
	showToday(queues);
	const calls = [...state.calls.values()].filter((call) => shows(call.server)).length;
	setText(byId("figure-calls"), number(calls));
	const perMinute = [...state.rates.values()].filter((rates) => shows(rates.server))
		.reduce((total, rates) => total + (rates.callsPerMinute ?? 0), 0);
	setText(byId("figure-calls-detail"), t("figures.per-minute", number(Math.round(perMinute))));
	const servers = shownServers();
	setAttr(byId("figures"), "data-stale", servers.length > 0 && servers.every((server) => !isLive(server.name)) ? "" : null);
}

export function startFigures() {
	onChange((changes) => {
		if (changes.calls || changes.queues || changes.rates || changes.force) {
			show();
		}
		if (changes.force) {
			showAsOf(byId("figures-as-of"));
		}
	});
}
