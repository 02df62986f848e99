// SPDX-License-Identifier: Apache-2.0
//
// The queues: waiting callers, agents by state, and the figures of the day.

import { act, notPossible } from "../actions.js";
import { agentEntries } from "../agent-actions.js";
import { runClock, stopClock } from "../clock.js";
import { askFor } from "../dialog.js";
import { byId, el, icon, KeyedList, setAttr, setDisabled, setHidden, setIcon, setText } from "../dom.js";
import { openCallMenu } from "../call-actions.js";
import { compare, duration, name, number, plural, t, timeOfDay } from "../i18n.js";
import { askForLogin } from "../login.js";
import { openMenu } from "../menu.js";
import { learnQueueNumbers, queueNumber } from "../queue-numbers.js";
import { mayAct, userName } from "../session.js";
import { serverTag, showServerTag, shows } from "../servers.js";
import { markStale, showAsOf } from "../stale.js";
import { AGENT_ICONS } from "../states.js";
import { onChange, state } from "../store.js";
import { grip, makeCallsDraggable } from "../transfer.js";

const AGENT_STATES = Object.keys(AGENT_ICONS);

// Without a service level, a wait is long after a minute
export const LATE_SECONDS = 60;

let list;
let order = [];

// ---- waiting callers

function createCaller(item) {
	const position = el("span", { class: "position" });
	const who = el("strong");
	const callNumber = el("span", { class: "muted" });
	const clock = el("span", { class: "wait" });
	const menuButton = el("button", { class: "icon-button", type: "button", "aria-haspopup": "menu", "aria-expanded": "false",
		"data-testid": "caller-menu", onclick: () => openCallMenu(menuButton.dataset.call, menuButton) }, icon("more"));
	const node = el("li", { class: "caller", "data-key": item.caller.uniqueId, "data-testid": "caller" }, grip(), position,
		el("span", { class: "caller-name" }, who, callNumber), clock, menuButton);
	node.refs = { position, who, callNumber, clock, menuButton };
	return node;
}

function updateCaller(node, { caller, queue }) {
	const { position, who, callNumber, clock, menuButton } = node.refs;
	setText(position, caller.position ?? "–");
	setText(who, caller.name ?? caller.number ?? t("party.unknown"));
	setText(callNumber, caller.name ? caller.number : "");
	runClock(clock, queue.server, caller.joinedAt, { late: queue.serviceLevelSeconds || LATE_SECONDS });
	menuButton.dataset.call = caller.callKey ?? "";
	setHidden(menuButton, !caller.callKey);
	setAttr(menuButton, "aria-label", t("call.actions-label", who.textContent));
}

// ---- agents

function createAgent(item) {
	const agentName = el("span");
	const clock = el("span", { class: "agent-clock" });
	const reason = el("span", { class: "agent-reason" });
	const node = el("button", { class: "agent", type: "button", "aria-haspopup": "menu", "aria-expanded": "false",
		"data-key": item.member.interface, "data-testid": "agent", onclick: () => {
			const queue = state.queues.get(node.queueKey);
			const member = queue?.members.find((candidate) => candidate.interface === node.dataset.key);
			if (member) {
				openMenu(node, `${agentLabel(member)} · ${queue.name}`, agentEntries(queue, member));
			}
		} }, agentName, reason, clock);
	node.refs = { agentName, clock, reason };
	return node;
}

function agentLabel(member) {
	return member.name ?? member.interface;
}

function updateAgent(node, { member, queue }) {
	const { agentName, clock, reason } = node.refs;
	node.queueKey = queue.key;
	node.dataset.state = member.status;
	setText(agentName, agentLabel(member));
	setText(reason, member.status === "PAUSED" ? member.pausedReason : "");
	setAttr(node, "title", [member.interface, member.device, member.since ? t("call.since", timeOfDay(member.since)) : null,
		plural("agent.calls", member.callsTaken ?? 0),
		member.ringNoAnswer ? plural("agent.missed", member.ringNoAnswer) : null,
		member.penalty ? t("agent.penalty", member.penalty) : null, member.dynamic ? t("agent.dynamic") : null]
		.filter(Boolean).join(" · "));
	setAttr(node, "aria-label", t("agent.label", agentLabel(member), name("agent.state", member.status)));
	if (member.status === "WRAP_UP" && member.wrapUpUntil) {
		runClock(clock, queue.server, null, { until: member.wrapUpUntil });
	}
	else if (["AVAILABLE", "UNKNOWN", "UNAVAILABLE"].includes(member.status)) {
		stopClock(clock, "");
	}
	else {
		runClock(clock, queue.server, member.since);
	}
}

function createAgentGroup() {
	const shape = icon("unknown");
	const label = el("span");
	const agents = el("div", { class: "agents" });
	const node = el("div", { class: "agent-group" }, el("p", { class: "agent-state" }, shape, label), agents);
	node.refs = { shape, label,
		list: new KeyedList(agents, { key: (item) => item.member.interface, create: createAgent, update: updateAgent }) };
	return node;
}

function updateAgentGroup(node, { status, items }) {
	node.dataset.state = status;
	setIcon(node.refs.shape, AGENT_ICONS[status] ?? "unknown");
	setText(node.refs.label, `${name("agent.state", status)} ${number(items.length)}`);
	node.refs.list.show(items, true);
}

// ---- queues

function figure(label, testId) {
	const value = el("dd", { "data-testid": testId });
	const node = el("div", {}, el("dt", { text: label }), value);
	node.refs = { value };
	return node;
}

async function addAgent(key, button) {
	const queue = state.queues.get(key);
	if (!queue || button.getAttribute("aria-disabled") === "true") {
		return;
	}
	if (!userName() && !mayAct()) {
		askForLogin();
		return;
	}
	const members = new Set(queue.members.map((member) => member.interface));
	const suggestions = [...state.extensions.values()]
		.filter((extension) => extension.server === queue.server && extension.device && !members.has(extension.device))
		.map((extension) => extension.device);
	const values = await askFor({ title: t("agent.add-title", queue.name), action: t("agent.add"), testId: "add-agent",
		fields: [{ name: "interface", label: t("agent.interface"), required: true, suggestions },
			{ name: "name", label: t("agent.name") }] });
	if (values?.interface) {
		await act(queue.server, "/queues/add", { queue: queue.name, interface: values.interface, name: values.name || null,
			penalty: null }, { button });
	}
}

function createQueue(queue) {
	const key = queue.key;
	const title = el("h3");
	const tag = serverTag();
	const summary = el("span", { class: "queue-waiting" });
	const add = el("button", { class: "icon-button", type: "button", "data-testid": "agent-add",
		onclick: () => addAgent(key, add) }, icon("plus"));
	const figures = {
		longest: figure(t("queue.longest"), "queue-longest"),
		level: figure(t("queue.service-level"), "queue-service-level"),
		answered: figure(t("queue.answered"), "queue-answered"),
		abandoned: figure(t("queue.abandoned"), "queue-abandoned"),
		average: figure(t("queue.average-wait"), "queue-average-wait"),
	};
	const callers = el("ol", { class: "callers" });
	const agents = el("div", { class: "agent-groups" });
	const node = el("article", { class: "queue", "data-key": key, "data-testid": "queue" },
		el("div", { class: "queue-head" }, title, tag, summary, add),
		el("dl", { class: "queue-figures" }, ...Object.values(figures)), callers, agents);
	node.refs = { title, tag, summary, add, figures, callers,
		callerList: new KeyedList(callers, { key: (item) => item.caller.uniqueId, create: createCaller, update: updateCaller }),
		agentList: new KeyedList(agents, { key: (group) => group.status, create: createAgentGroup, update: updateAgentGroup }) };
	return node;
}

function updateQueue(node, queue) {
	const { title, tag, summary, add, figures, callers, callerList, agentList } = node.refs;
	markStale(node, queue.server);
	node.dataset.drop = queueNumber(queue) ?? "";
	node.dataset.server = queue.server;
	node.dataset.dropLabel = t("call.queue", queue.name);
	setText(title, queue.name);
	showServerTag(tag, queue.server);
	setText(summary, queue.callers.length > 0 ? plural("queue.waiting", queue.callers.length) : t("queue.no-one-waits"));
	setAttr(summary, "data-waiting", queue.callers.length > 0 ? "" : null);
	setAttr(add, "aria-label", t("agent.add-title", queue.name));
	setDisabled(add, notPossible(queue.server));
	if (!add.title) {
		setAttr(add, "title", t("agent.add"));
	}
	const { today } = queue;
	const first = longestWaiting(queue);
	const longest = figures.longest.refs.value;
	if (first) {
		runClock(longest, queue.server, first.joinedAt, { late: queue.serviceLevelSeconds || LATE_SECONDS });
	}
	else {
		stopClock(longest, "–");
	}
	setText(figures.level.refs.value, today.serviceLevelPercent == null ? "–" : t("percent",
		number(Math.round(today.serviceLevelPercent))));
	setAttr(figures.level, "title", t("queue.service-level-title", today.answeredWithin ?? 0, today.offered ?? 0,
		queue.serviceLevelSeconds ?? 0));
	setText(figures.answered.refs.value, number(today.answered));
	setText(figures.abandoned.refs.value, number(today.abandoned));
	setText(figures.average.refs.value, today.averageWaitSeconds == null ? "–" : duration(today.averageWaitSeconds));
	callerList.show([...queue.callers].sort((a, b) => (a.position ?? 999) - (b.position ?? 999))
		.map((caller) => ({ caller, queue })), true);
	setHidden(callers, queue.callers.length === 0);
	const groups = AGENT_STATES.map((status) => ({ status, items: queue.members
		.filter((member) => (AGENT_STATES.includes(member.status) ? member.status : "UNKNOWN") === status)
		.sort((a, b) => compare(agentLabel(a), agentLabel(b))).map((member) => ({ member, queue })) }));
	agentList.show(groups.filter((group) => group.items.length > 0));
}

/** Returns the caller who has waited longest in a queue. */
export function longestWaiting(queue) {
	return queue.callers.reduce((first, caller) => !first || caller.joinedAt < first.joinedAt ? caller : first, null);
}

// Queues in which callers wait come first, the one with the longest wait at the top
function byWait(a, b) {
	const since = (queue) => longestWaiting(queue)?.joinedAt ?? "9";
	return since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : compare(a.name, b.name) || compare(a.server, b.server);
}

function show(force) {
	learnQueueNumbers();
	const shown = [...state.queues.values()].filter((queue) => shows(queue.server)).sort(byWait);
	// Queues do not move under the pointer or while one of them has the focus
	if (byId("queues").matches(":hover, :focus-within")) {
		const place = (queue) => order.indexOf(queue.key) < 0 ? order.length : order.indexOf(queue.key);
		shown.sort((a, b) => place(a) - place(b));
	}
	order = shown.map((queue) => queue.key);
	list.show(shown, force);
	setHidden(byId("queues-empty"), shown.length > 0);
	setText(byId("queues-empty"), state.loaded ? t("queues.none") : t("stale.loading"));
}

export function startQueues() {
	list = new KeyedList(byId("queues"), { create: createQueue, update: updateQueue });
	makeCallsDraggable(byId("queues"), ".caller", (row) => row.refs.menuButton.dataset.call);
	onChange((changes) => {
		if (changes.queues || changes.force) {
			show(changes.force);
		}
		if (changes.force) {
			showAsOf(byId("queues-as-of"));
		}
	});
}
