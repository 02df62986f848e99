// SPDX-License-Identifier: Apache-2.0
//
// The live calls.

import { hangUp, openCallMenu } from "../call-actions.js";
import { notPossible } from "../actions.js";
import { runClock, stopClock } from "../clock.js";
import { byId, el, KeyedList, setAttr, setDisabled, setHidden, setText } from "../dom.js";
import { isDragging } from "../drag.js";
import { name, number, t, timeOfDay } from "../i18n.js";
import { calledLines, callTitle, deviceName, outcomeName, partyLines, partyName, presentParties } from "../parties.js";
import { roving } from "../roving.js";
import { selectedServer, serverTag, showServerTag, shows } from "../servers.js";
import { markStale, showAsOf } from "../stale.js";
import { onChange, state } from "../store.js";
import { grip, makeCallsDraggable } from "../transfer.js";

// An ended call stays visible briefly, so that rows do not move under the pointer
const ENDED_SHOWN_MS = 2500;
const ENDED_SHOWN = 50;

const DIRECTION_ARROWS = { INBOUND: "↘", OUTBOUND: "↗", INTERNAL: "→", TRANSIT: "⇄" };

const ended = new Map();
let list;
let refreshRoving;

function partyCell(className) {
	const title = el("strong");
	const detail = el("span");
	const cell = el("div", { class: `cell party ${className}`, role: "cell" }, title,
		el("div", { class: "detail" }, detail));
	cell.refs = { title, detail };
	return cell;
}

function showParty(cell, values) {
	const lines = [...new Set(values.filter(Boolean))];
	setText(cell.refs.title, lines[0] ?? "–");
	// The device, which comes last, is rarely of interest and leaves no space for the number
	setText(cell.refs.detail, lines[1] ?? "");
	setAttr(cell, "title", lines.length > 0 ? lines.join(" · ") : null);
}

function createRow(call) {
	const key = call.key;
	const from = partyCell("from");
	const tag = serverTag();
	from.refs.detail.before(tag);
	const arrow = el("div", { class: "cell arrow", role: "cell" }, el("span", { "aria-hidden": "true" }));
	const to = partyCell("to");
	const badge = el("span", { class: "badge" });
	const since = el("span", { class: "since" });
	const note = el("span");
	const stateCell = el("div", { class: "cell state", role: "cell" }, el("div", { class: "badge-line" }, badge, since),
		el("div", { class: "detail" }, note));
	const time = el("div", { class: "cell time", role: "cell" });
	const hangUpButton = el("button", { class: "hang-up", type: "button", tabindex: "-1", text: t("call.hang-up"),
		"data-rove": "", "data-testid": "call-hang-up", onclick: () => run(() => hangUp(key, hangUpButton)) });
	// Not SVG icons, because there may be hundreds of rows
	const menuButton = el("button", { class: "icon-button", type: "button", tabindex: "-1", "aria-haspopup": "menu",
		"aria-expanded": "false", "data-rove": "", "data-testid": "call-menu",
		text: "⋯", onclick: () => openCallMenu(key, menuButton) });
	const row = el("div", { class: "call", role: "row", "data-key": key, "data-testid": "call" },
		grip(), from, arrow, to, stateCell, time,
		el("div", { class: "cell actions", role: "cell" }, hangUpButton, menuButton));
	row.refs = { from, tag, arrow: arrow.firstChild, to, badge, since, note, stateCell, time, hangUpButton, menuButton };

	function run(action) {
		if (hangUpButton.getAttribute("aria-disabled") !== "true") {
			action();
		}
	}
	return row;
}

// What else happened in the call: the agent of the queue, transfers, a recording
function callNote(call) {
	const notes = [];
	const last = call.transfers?.at(-1);
	if (last) {
		notes.push(t("call.transferred", deviceName(last.by ?? last.from), last.number ?? deviceName(last.to)));
	}
	if (call.recording) {
		notes.push(t("call.recording"));
	}
	if (call.queue && call.state !== "QUEUED") {
		const known = !call.agent || (call.to ?? []).some((party) => partyName(party) === call.agent);
		notes.push(known ? t("call.queue", call.queue) : t("call.queue-agent", call.queue, call.agent));
	}
	if (call.incomplete) {
		notes.push(t("call.incomplete"));
	}
	return notes.join(" · ");
}

function updateRow(row, call) {
	const { from, tag, arrow, to, badge, since, note, stateCell, time, hangUpButton, menuButton } = row.refs;
	const gone = ended.get(call.key);
	row.dataset.state = gone ? "ENDED" : call.state;
	markStale(row, call.server);
	showParty(from, call.from ? partyLines(call.from) : []);
	showServerTag(tag, call.server);
	setText(arrow, DIRECTION_ARROWS[call.direction] ?? "→");
	setAttr(arrow.parentNode, "title", call.direction ? name("call.direction", call.direction) : null);
	showParty(to, calledLines(call));
	setText(badge, gone ? outcomeName(gone.outcome) : name("call.state", call.state));
	setText(note, callNote(call));
	setAttr(stateCell, "title", call.since && !gone ? t("call.since", timeOfDay(call.since)) : null);
	const title = callTitle(call);
	setAttr(hangUpButton, "aria-label", t("call.hang-up-label", title));
	setAttr(menuButton, "aria-label", t("call.actions-label", title));
	if (gone) {
		stopClock(since, "");
		stopClock(time, time.textContent);
	}
	else {
		// The time in the state is shown if it differs from the time of the call
		const started = call.startedAt ?? call.since;
		const sameTime = !call.since || Math.abs(Date.parse(call.since) - Date.parse(started)) < 1500;
		runClock(since, call.server, sameTime ? null : call.since);
		runClock(time, call.server, started);
	}
	setDisabled(hangUpButton, gone ? t("call.has-ended") : notPossible(call.server));
	setDisabled(menuButton, gone ? t("call.has-ended") : null);
	// The buttons of ended calls are not visible, so that they must not be the tab stop of the list
	setAttr(hangUpButton, "data-rove", gone ? null : "");
	setAttr(menuButton, "data-rove", gone ? null : "");
}

function searchText(call) {
	const parties = [call.from, ...call.to ?? [], ...call.ringing ?? [], ...presentParties(call)];
	return [...parties.flatMap((party) => partyLines(party)), call.dialed, call.queue, call.agent, call.place, call.server,
		name("call.state", call.state)].filter(Boolean).join(" ").toLowerCase();
}

const started = (call) => call.startedAt ?? call.since ?? "";

const ORDERS = {
	newest: (a, b) => compareText(started(b), started(a)) || compareText(b.key, a.key),
	longest: (a, b) => compareText(started(a), started(b)) || compareText(a.key, b.key),
	waiting: (a, b) => (b.state === "QUEUED") - (a.state === "QUEUED") || ORDERS.longest(a, b),
};

function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}

function remember({ call, outcome }) {
	// A merged call continues in the row of another call
	if (outcome === "MERGED" || ended.size >= ENDED_SHOWN || !shows(call.server)) {
		return;
	}
	ended.set(call.key, { call: { ...call }, outcome });
	setTimeout(() => {
		ended.delete(call.key);
		show(false);
	}, ENDED_SHOWN_MS);
}

function show(force) {
	// Rows stay where they are while one of them is dragged
	if (isDragging() && !force) {
		return;
	}
	const wanted = byId("calls-search").value.trim().toLowerCase();
	const live = [...state.calls.values()].filter((call) => shows(call.server));
	const shown = [...live, ...[...ended.values()].map((gone) => gone.call)
		.filter((call) => shows(call.server) && !state.calls.has(call.key))]
		.filter((call) => wanted === "" || searchText(call).includes(wanted))
		.sort(ORDERS[byId("calls-order").value]);
	list.show(shown, force);
	refreshRoving();
	setText(byId("calls-count"), state.loaded ? number(live.length) : "");
	setHidden(byId("calls-table"), shown.length === 0);
	setHidden(byId("calls-empty"), shown.length > 0);
	setText(byId("calls-empty"), !state.loaded ? t("stale.loading") : wanted ? t("calls.none-found")
		: selectedServer() ? t("calls.none-on", selectedServer()) : t("calls.none"));
}

export function startCalls() {
	const body = byId("calls");
	list = new KeyedList(body, { create: createRow, update: updateRow });
	refreshRoving = roving(body, "[data-rove]");
	byId("calls-search").addEventListener("input", () => show(false));
	byId("calls-order").addEventListener("change", () => show(false));
	makeCallsDraggable(body, ".call", (row) => row.dataset.key);
	onChange((changes) => {
		changes.goneCalls.forEach(remember);
		if (changes.calls || changes.force) {
			show(changes.force);
		}
		if (changes.force) {
			showAsOf(byId("calls-as-of"));
		}
	});
}
