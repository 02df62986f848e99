// SPDX-License-Identifier: Apache-2.0
//
// The page of the operator console. The server sends a snapshot when the page connects, and then the changes (see
// ConsoleStream.java). All text from the PBX is set as textContent, never as HTML, because callers choose their names.

const CALLS_SHOWN = 200;
const EVENTS_SHOWN = 200;
const ENDED_SHOWN_MS = 2500;
const CONFIRM_MS = 3000;

const STATES = {
	DIALING: "Dialing",
	RINGING: "Ringing",
	PBX: "Answered by PBX",
	QUEUED: "In queue",
	TALKING: "Talking",
	HELD: "On hold",
	PARKED: "Parked",
	CONFERENCE: "In conference",
};

// All other outcomes are shown as "Ended"
const OUTCOMES = {
	BUSY: "Busy",
	NO_ANSWER: "No answer",
	REJECTED: "Rejected",
	UNAVAILABLE: "Unavailable",
	CANCELLED: "Cancelled",
	FAILED: "Failed",
	ABANDONED: "Abandoned",
	ABANDONED_PARKED: "Abandoned",
};

const PLACES = {
	QUEUED: "Queue",
	PARKED: "Parking space",
	CONFERENCE: "Conference",
};

const CONNECTION_STATES = {
	STOPPED: "Stopped",
	CONNECTING: "Connecting to Asterisk…",
	WAITING: "Reconnecting to Asterisk…",
};

const byId = (id) => document.getElementById(id);

const numbers = new Intl.NumberFormat("en");

// The clocks of browser and server differ. Durations use the clock of the server.
let clockOffset = 0;
let pbx = null;

// The state of the live view. While it is not valid, durations end at "asOf".
let view = { state: "STALE", asOf: null };

function element(name, className, text) {
	const created = document.createElement(name);
	if (className) {
		created.className = className;
	}
	if (text !== undefined) {
		created.textContent = text;
	}
	return created;
}

// Unchanged text is not written, because that would disturb selections and screen readers.
function setText(node, text) {
	if (node.textContent !== text) {
		node.textContent = text;
	}
}

function clock(seconds) {
	const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
	const hours = Math.floor(seconds / 3600);
	return (hours > 0 ? [hours, ...parts] : parts).join(":");
}

function elapsed(since, until = Date.now() + clockOffset) {
	return clock(Math.max(0, Math.floor((until - since) / 1000)));
}

function timeOfDay(instant) {
	return new Date(instant).toLocaleTimeString([], { hour12: false });
}

// ---- connection

function showConnection(state, text) {
	byId("connection").dataset.state = state;
	setText(byId("connection-text"), text);
	document.body.classList.toggle("stale", state === "offline");
}

function showPbx() {
	const version = (pbx.asteriskVersion ?? "").split(/[~+ ]/)[0];
	if (pbx.state === "CONNECTED") {
		showConnection("connected", `Connected to Asterisk ${version}`.trim());
	}
	else {
		showConnection("waiting", CONNECTION_STATES[pbx.state] ?? pbx.state);
	}
	setText(byId("pbx"), pbx.address);
	setText(byId("pbx-problem"), pbx.problem ?? "");
	byId("pbx-problem").hidden = !pbx.problem;
}

// ---- live calls

// A copy of the live view: a snapshot, and the changes with a higher version.
const calls = new Map();
let version = 0;
const rows = new Map();

function isNewer(change) {
	return change.version > version;
}

function showView() {
	const stale = view.state !== "VALID";
	byId("calls-card").classList.toggle("outdated", stale);
	setText(byId("calls-as-of"), stale && view.asOf ? `As of ${timeOfDay(view.asOf)}` : "");
	setText(byId("calls-empty"), stale && !view.asOf ? "Loading calls…" : "No active calls");
	for (const row of rows.values()) {
		enableHangUp(row);
	}
	showDurations();
}

function showDurations() {
	const until = view.asOf ? Date.parse(view.asOf) : undefined;
	for (const row of rows.values()) {
		if (row.dataset.state !== "ENDED") {
			setText(row.cells[4], row.dataset.since ? elapsed(row.dataset.since, until) : "–");
		}
	}
}

function nameOf(party) {
	return party.name ?? party.number ?? party.device;
}

// The first line is the title.
function callee(call, mine) {
	const names = call.to.map(nameOf).join(", ");
	const queue = call.queue && `Queue ${call.queue}`;
	if (PLACES[call.state] && call.place) {
		const ringing = call.state === "QUEUED" && names ? `Ringing ${names}` : names;
		return [`${PLACES[call.state]} ${call.place}`, ringing];
	}
	if (call.to.length === 1) {
		const [{ name, number, device }] = call.to;
		return [name ?? call.agent, number, queue, device];
	}
	// the PBX dials the second number after the first answer only
	return call.to.length > 1 ? [names, queue] : [call.dialed ?? (mine ? calling.to : null), call.place];
}

function showParty(cell, values) {
	const [title, detail] = cell.children;
	const lines = [...new Set(values.filter(Boolean))];
	setText(title, lines[0] ?? "–");
	setText(detail, lines.slice(1).join(" · "));
	cell.title = lines.join(" · ");
}

function partyCell() {
	const cell = element("td", "party");
	cell.append(element("strong"), element("span"));
	return cell;
}

function createRow(id) {
	const row = element("tr");
	row.dataset.id = id;
	const state = element("td");
	state.append(element("span", "badge"));
	const action = element("td");
	const button = element("button", "hang-up", "Hang up");
	button.type = "button";
	button.addEventListener("click", () => hangUp(row, button));
	action.append(button);
	row.append(partyCell(), element("td", "arrow", "→"), partyCell(), state, element("td", "number"), action);
	enableHangUp(row);
	return row;
}

function showCall(call) {
	calls.set(call.id, call);
	let row = rows.get(call.id);
	if (!row) {
		if (rows.size >= CALLS_SHOWN) {
			return;
		}
		row = createRow(call.id);
		rows.set(call.id, row);
		byId("calls").prepend(row);
	}
	const started = call.startedAt ?? call.since;
	row.dataset.state = call.state;
	row.dataset.since = started ? Date.parse(started) : "";
	const [from, arrow, to, state] = row.cells;
	const mine = call.id === calling?.id;
	row.classList.toggle("mine", mine);
	const { name, number, device } = call.from ?? { number: mine ? calling.from : null };
	showParty(from, [name, number, device]);
	setText(arrow, call.callerKnown ? "→" : "↔");
	showParty(to, callee(call, mine));
	setText(state.firstChild, STATES[call.state] ?? call.state);
	state.title = call.since ? `Since ${timeOfDay(call.since)}` : "";
	labelHangUp(row);
	if (mine && call.state === "RINGING") {
		showResult("", `Ringing ${calling.answered ? calling.to : calling.from}…`);
	}
}

// An ended call stays visible briefly, so that rows do not move under the pointer. A merged call continues in the row
// of another call.
function endCall({ id, outcome }) {
	calls.delete(id);
	const row = rows.get(id);
	if (!row) {
		return;
	}
	row.dataset.state = "ENDED";
	setText(row.cells[3].firstChild, OUTCOMES[outcome] ?? "Ended");
	row.cells[3].title = "";
	enableHangUp(row);
	setTimeout(() => {
		// a snapshot may have replaced the rows
		if (rows.get(id) === row) {
			row.remove();
			rows.delete(id);
			showMissingRow();
			showEmpty();
		}
	}, outcome === "MERGED" ? 0 : ENDED_SHOWN_MS);
}

function showMissingRow() {
	for (const call of calls.values()) {
		if (!rows.has(call.id)) {
			showCall(call);
			return;
		}
	}
}

function enableHangUp(row) {
	row.cells[5].firstChild.disabled = row.dataset.state === "ENDED" || view.state !== "VALID";
}

function labelHangUp(row) {
	const button = row.cells[5].firstChild;
	const label = button.classList.contains("confirm") ? "Confirm" : "Hang up";
	setText(button, label);
	button.setAttribute("aria-label", `${label}: call from ${row.cells[0].firstChild.textContent}`);
}

// Needs two clicks, because rows can move and the call may belong to other people.
async function hangUp(row, button) {
	if (!button.classList.contains("confirm")) {
		button.classList.add("confirm");
		labelHangUp(row);
		setTimeout(() => {
			button.classList.remove("confirm");
			labelHangUp(row);
		}, CONFIRM_MS);
		return;
	}
	button.disabled = true;
	const response = await request(`api/calls?id=${encodeURIComponent(row.dataset.id)}`, { method: "DELETE" });
	if (!response.ok && row.dataset.state !== "ENDED") {
		enableHangUp(row);
		setText(byId("calls-problem"), response.message);
		setTimeout(() => setText(byId("calls-problem"), ""), 2 * CONFIRM_MS);
	}
}

function showEmpty() {
	byId("calls-empty").hidden = rows.size > 0;
}

// ---- events

const events = [];
let paused = false;
let heldBack = 0;

function matches(event) {
	const wanted = byId("events-filter").value.trim().toLowerCase();
	return `${event.name} ${event.summary}`.toLowerCase().includes(wanted);
}

function eventItem(event) {
	const item = element("li");
	const time = element("time", "", timeOfDay(event.at));
	time.dateTime = event.at;
	const summary = element("span", "", event.summary);
	summary.title = event.summary;
	item.append(time, element("b", "", event.name), summary);
	return item;
}

function addEvents(added) {
	events.unshift(...added.toReversed());
	events.length = Math.min(events.length, EVENTS_SHOWN);
	if (paused) {
		heldBack = Math.min(heldBack + added.length, EVENTS_SHOWN);
		setText(byId("events-pause"), `Resume (${heldBack})`);
		return;
	}
	const list = byId("events");
	list.prepend(...added.toReversed().filter(matches).map(eventItem));
	while (list.children.length > EVENTS_SHOWN) {
		list.lastChild.remove();
	}
	showEventsEmpty();
}

function showEvents() {
	byId("events").replaceChildren(...events.filter(matches).map(eventItem));
	showEventsEmpty();
}

function showEventsEmpty() {
	const empty = byId("events").children.length === 0;
	byId("events").hidden = empty;
	byId("events-empty").hidden = !empty;
	setText(byId("events-empty"), events.length > 0 ? "No events match the filter" : "No events yet");
}

byId("events-filter").addEventListener("input", showEvents);
byId("events-pause").addEventListener("click", (click) => {
	paused = !paused;
	heldBack = 0;
	click.target.setAttribute("aria-pressed", paused);
	setText(click.target, paused ? "Resume" : "Pause");
	if (!paused) {
		showEvents();
	}
});

// ---- click to call

let calling = null;

// The last step of each call that was placed with the form, in any page
const steps = new Map();
const STEPS_KEPT = 20;

// What the called party did
const REASONS = {
	BUSY: "is busy",
	NO_ANSWER: "did not answer",
	REJECTED: "rejected the call",
	UNAVAILABLE: "is unavailable",
	FAILED: "could not be reached",
};

function showResult(kind, text) {
	byId("dial-result").dataset.kind = kind;
	setText(byId("dial-result"), text);
}

// Errors are problem details (RFC 9457): "detail" is the message, and "field" names the invalid field.
async function request(url, options) {
	try {
		const response = await fetch(url, options);
		const body = await response.json().catch(() => ({}));
		return { ok: response.ok, body, message: body.detail ?? `The console responded with status ${response.status}.` };
	}
	catch {
		return { ok: false, body: {}, message: "The console cannot be reached." };
	}
}

byId("dial").addEventListener("submit", async (submit) => {
	submit.preventDefault();
	const form = submit.target;
	const from = form.from.value.trim();
	const to = form.to.value.trim();
	const button = form.querySelector("button");
	button.disabled = true;
	const response = await request("api/calls", {
		method: "POST",
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify({ from, to }),
	});
	button.disabled = false;
	for (const field of [form.from, form.to]) {
		field.setAttribute("aria-invalid", response.body.field === field.name);
	}
	if (response.ok) {
		calling = { id: response.body.id, from, to, answered: false };
		showResult("", `Calling ${from}…`);
		// the stream may be faster than the response
		if (calls.has(calling.id)) {
			showCall(calls.get(calling.id));
		}
		if (steps.has(calling.id)) {
			showStep(steps.get(calling.id));
		}
	}
	else {
		showResult("error", response.message);
		form.elements[response.body.field]?.focus();
	}
});

function showStep(step) {
	steps.delete(step.id);
	steps.set(step.id, step);
	if (steps.size > STEPS_KEPT) {
		steps.delete(steps.keys().next().value);
	}
	if (step.id !== calling?.id) {
		return;
	}
	const { from, to } = calling;
	if (step.kind === "FIRST_ANSWERED") {
		calling.answered = true;
		showResult("ok", `${from} answered and is being connected to ${to}.`);
	}
	else if (step.kind === "ANSWERED") {
		calling.answered = true;
		showResult("ok", `${to} answered.`);
	}
	else if (REASONS[step.outcome]) {
		showResult("error", `${calling.answered ? to : from} ${REASONS[step.outcome]}.`);
	}
	else if (step.outcome === "ANSWERED") {
		showResult("", `The call ended. Talk time: ${clock(step.talkSeconds)}`);
	}
	else {
		showResult("", "The call ended.");
	}
}

// ---- the stream

function showUpdate(update) {
	if (update.now) {
		clockOffset = Date.parse(update.now) - Date.now();
	}
	if (update.pbx) {
		pbx = update.pbx;
		showPbx();
	}
	if (update.rates) {
		byId("calls-hint").hidden = update.rates.activeCalls <= CALLS_SHOWN;
		setText(byId("stat-calls"), numbers.format(update.rates.activeCalls));
		setText(byId("stat-calls-per-minute"), numbers.format(update.rates.callsPerMinute));
		setText(byId("stat-events-per-second"), numbers.format(update.rates.eventsPerSecond));
	}
	if (update.view) {
		view = update.view;
		showView();
	}
	update.calls?.filter(isNewer).forEach(showCall);
	update.ended?.filter(isNewer).forEach(endCall);
	if (update.events?.length) {
		addEvents(update.events);
	}
	update.steps?.forEach(showStep);
	showEmpty();
	showDurations();
}

function showSnapshot(snapshot) {
	byId("calls").replaceChildren();
	calls.clear();
	rows.clear();
	version = -1;
	events.length = 0;
	if (!paused) {
		byId("events").replaceChildren();
	}
	showUpdate(snapshot);
	version = snapshot.version;
	showEventsEmpty();
}

const stream = new EventSource("api/stream");
stream.addEventListener("snapshot", (message) => showSnapshot(JSON.parse(message.data)));
stream.addEventListener("update", (message) => showUpdate(JSON.parse(message.data)));
// The browser reconnects automatically and then receives a new snapshot.
stream.addEventListener("error", () => {
	showConnection("offline", "Console is offline, retrying…");
	if (view.state === "VALID") {
		view = { state: "STALE", asOf: new Date(Date.now() + clockOffset).toISOString() };
		showView();
	}
	if (stream.readyState === EventSource.CLOSED) {
		setTimeout(() => location.reload(), 5000);
	}
});

setInterval(() => {
	showDurations();
	setText(byId("stat-connected"), pbx?.connectedSince ? elapsed(Date.parse(pbx.connectedSince)) : "–");
}, 500);
