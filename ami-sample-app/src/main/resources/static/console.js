// SPDX-License-Identifier: Apache-2.0
//
// The page of the operator console. The server sends a snapshot when the page connects, and then the changes (see
// ConsoleStream.java). All text from the PBX is set as textContent, never as HTML, because callers choose their names.

// The limit of ConsoleStream.java
const CALLS_SHOWN = 200;
const EVENTS_SHOWN = 200;
const ENDED_SHOWN_MS = 2500;
const CONFIRM_MS = 3000;

const STATES = {
	DIALING: "Dialing",
	RINGING: "Ringing",
	ANSWERED: "Answered",
	TALKING: "Talking",
	ON_HOLD: "On hold",
	ENDED: "Ended",
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

function elapsed(since) {
	const seconds = Math.max(0, Math.floor((Date.now() + clockOffset - since) / 1000));
	const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
	const hours = Math.floor(seconds / 3600);
	return (hours > 0 ? [hours, ...parts] : parts).join(":");
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

const rows = new Map();

function party(cell, party) {
	const [title, detail] = cell.children;
	const { name, number, device } = party ?? {};
	const lines = [name, number, device].filter(Boolean);
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
	return row;
}

function showCall(call) {
	let row = rows.get(call.id);
	if (!row || row.dataset.state === "ENDED") {
		row?.remove();
		row = createRow(call.id);
		rows.set(call.id, row);
		byId("calls").prepend(row);
	}
	row.dataset.state = call.state;
	row.dataset.since = Date.parse(call.startedAt);
	const [from, , to, state, duration] = row.cells;
	party(from, call.from);
	const mine = call.id === calling?.id;
	row.classList.toggle("mine", mine);
	// the PBX dials the second number after the first answer only
	party(to, call.to ?? (mine ? { number: calling.to } : null));
	setText(state.firstChild, STATES[call.state] ?? call.state);
	setText(duration, elapsed(row.dataset.since));
	labelHangUp(row);
}

// An ended call stays visible briefly, so that rows do not move under the pointer.
function endCall(id) {
	const row = rows.get(id);
	if (!row) {
		return;
	}
	row.dataset.state = "ENDED";
	setText(row.cells[3].firstChild, STATES.ENDED);
	row.cells[5].firstChild.disabled = true;
	setTimeout(() => {
		row.remove();
		if (rows.get(id) === row) {
			rows.delete(id);
		}
		showEmpty();
	}, ENDED_SHOWN_MS);
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
	const response = await request(`api/calls/${encodeURIComponent(row.dataset.id)}`, { method: "DELETE" });
	if (!response.ok && row.dataset.state !== "ENDED") {
		button.disabled = false;
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
	const time = element("time", "", new Date(event.at).toLocaleTimeString([], { hour12: false }));
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
		calling = { id: response.body.id, from, to };
		showResult("", `Ringing ${from}…`);
	}
	else {
		showResult("error", response.message);
		form.elements[response.body.field]?.focus();
	}
});

function showOutcome(outcome) {
	if (outcome.id !== calling?.id) {
		return;
	}
	if (outcome.answered) {
		showResult("ok", `${calling.from} answered and is being connected to ${calling.to}.`);
	}
	else {
		showResult("error", `${calling.from} could not be reached${outcome.reason ? `: ${outcome.reason}` : ""}.`);
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
	update.calls?.forEach(showCall);
	update.ended?.forEach(endCall);
	if (update.events?.length) {
		addEvents(update.events);
	}
	update.outcomes?.forEach(showOutcome);
	showEmpty();
}

function showSnapshot(snapshot) {
	byId("calls").replaceChildren();
	rows.clear();
	events.length = 0;
	if (!paused) {
		byId("events").replaceChildren();
	}
	showUpdate(snapshot);
	showEventsEmpty();
}

const stream = new EventSource("api/stream");
stream.addEventListener("snapshot", (message) => showSnapshot(JSON.parse(message.data)));
stream.addEventListener("update", (message) => showUpdate(JSON.parse(message.data)));
// The browser reconnects automatically and then receives a new snapshot.
stream.addEventListener("error", () => {
	showConnection("offline", "Console is offline, retrying…");
	if (stream.readyState === EventSource.CLOSED) {
		setTimeout(() => location.reload(), 5000);
	}
});

setInterval(() => {
	for (const row of rows.values()) {
		if (row.dataset.state !== "ENDED") {
			setText(row.cells[4], elapsed(row.dataset.since));
		}
	}
	setText(byId("stat-connected"), pbx?.connectedSince ? elapsed(Date.parse(pbx.connectedSince)) : "–");
}, 500);
