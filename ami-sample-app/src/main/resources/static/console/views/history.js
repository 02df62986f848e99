// SPDX-License-Identifier: Apache-2.0
//
// The ended calls, page by page, and the timeline of each.

import { notPossible, request } from "../actions.js";
import { openDialog } from "../dialog.js";
import { byId, el, icon, KeyedList, setHidden, setText } from "../dom.js";
import { HistoryRefresh } from "../history-refresh.js";
import { dateTime, duration, name, t } from "../i18n.js";
import { needOwnExtension } from "../own-extension.js";
import { outcomeName, partyLines, partyName } from "../parties.js";
import { placeCall } from "../placed-calls.js";
import { timeline } from "../timeline.js";
import { mayAct } from "../session.js";
import { selectedServer, serverTag, showServerTag, shows } from "../servers.js";
import { onChange, state } from "../store.js";

const PAGE_SIZE = 50;
const TYPING_MS = 250;
const GOOD = ["ANSWERED"];
const BAD = ["ABANDONED", "ABANDONED_PARKED", "FAILED", "LOST"];

let list;
let records = [];
let cursor = null;
let olderShown = false;
let loading = 0;
let isLoading = false;
let shownServer;
let visible = false;
/** The row that gets the focus back when the dialog of its call is closed. */
let opened = null;

function dayStart(value, days) {
	const date = new Date(`${value}T00:00:00`);
	date.setDate(date.getDate() + days);
	return date.toISOString();
}

function parameters(before) {
	const form = byId("history-form");
	const result = new URLSearchParams({ size: PAGE_SIZE });
	const add = (parameter, value) => {
		if (value) {
			result.set(parameter, value);
		}
	};
	add("text", form.elements.text.value.trim());
	add("outcome", form.elements.outcome.value);
	add("queue", form.elements.queue.value.trim());
	add("server", selectedServer());
	add("from", form.elements.from.value && dayStart(form.elements.from.value, 0));
	// The day itself is included
	add("to", form.elements.to.value && dayStart(form.elements.to.value, 1));
	add("before", before);
	return result;
}

function partyNode(party, fallback) {
	const lines = [...new Set(partyLines(party).filter(Boolean))];
	return el("div", { class: "cell party" }, el("strong", { text: lines[0] ?? fallback ?? "–" }),
		el("div", { class: "detail" }, el("span", { text: lines.slice(1).join(" · ") })));
}

function outcomeTone(outcome) {
	return GOOD.includes(outcome) ? "good" : BAD.includes(outcome) ? "bad" : "neutral";
}

function recordNode(record) {
	const tag = serverTag();
	const place = record.queue ? t("call.queue", record.queue) : "";
	const details = el("button", { class: "record", type: "button", "data-key": record.id, "data-testid": "history-call",
		onclick: () => {
			opened = details;
			openRecord(record.id);
		} },
		el("span", { class: "cell when" }, el("time", { datetime: record.endedAt,
			text: dateTime(record.endedAt) }), el("span", { class: "detail" }, tag)),
		partyNode(record.from), el("span", { class: "cell arrow", "aria-hidden": "true", text: "→" }),
		partyNode(record.answeredBy, record.dialed),
		el("span", { class: "cell outcome" }, el("span", { class: "badge", "data-tone": outcomeTone(record.outcome),
			text: outcomeName(record.outcome) }), el("span", { class: "detail" }, el("span", { text: place }))),
		el("span", { class: "cell time", title: t("history.talk"), text: record.talkSeconds != null
			? duration(record.talkSeconds) : "–" }));
	const node = el("li", {}, details);
	node.refs = { tag };
	return node;
}

// Records do not change, but the tag is hidden if only one PBX is shown
function updateRecord(node, record) {
	showServerTag(node.refs.tag, record.server);
}

function showProblem(text) {
	setText(byId("history-problem"), text);
	setHidden(byId("history-problem"), !text);
}

function show(shown, next) {
	records = shown;
	cursor = next;
	list.show(records);
	setHidden(byId("history-more"), !cursor);
	setHidden(byId("history-empty"), records.length > 0);
}

// Returns the calls that are not among these, down to the row with the focus, so that it is not removed
function heldRecords(calls) {
	const focused = document.activeElement?.closest("#history-list [data-key]")
		?? (document.querySelector("dialog") ? opened : null);
	const index = records.findIndex((record) => String(record.id) === focused?.dataset.key);
	const ids = new Set(calls.map((record) => record.id));
	return records.slice(0, index + 1).filter((record) => !ids.has(record.id));
}

/** Reads the newest calls, or the ones after those that are shown. Returns the keys of the calls, or null. */
async function load({ more = false, refresh = false } = {}) {
	const mine = ++loading;
	if (!refresh) {
		isLoading = true;
		byId("history-list").setAttribute("aria-busy", "true");
	}
	const { ok, body, message } = await request("GET", `api/history?${parameters(more ? cursor : null)}`);
	// A newer request has been sent in the meantime
	if (mine !== loading) {
		return null;
	}
	isLoading = false;
	byId("history-list").setAttribute("aria-busy", "false");
	if (!ok) {
		// The list is refreshed again after the next call, and the banner says whether the console can be reached
		if (!refresh) {
			showProblem(message);
		}
		return null;
	}
	showProblem("");
	if (more) {
		const first = body.calls.find((record) => !list.node(record.id));
		show([...new Map([...records, ...body.calls].map((record) => [record.id, record])).values()], body.next);
		olderShown = true;
		list.node(first?.id)?.firstChild.focus();
	}
	else {
		show(refresh ? [...body.calls, ...heldRecords(body.calls)] : body.calls, body.next);
		olderShown = false;
	}
	return new Set(body.calls.map((record) => record.key));
}

async function reload() {
	await load();
	refresh.wasRead();
}

// Rows do not move while the user reads older calls or waits for them
function mayRefresh() {
	const top = byId("history-list").getBoundingClientRect().top;
	const scroller = byId("history-list").closest(".scroll").getBoundingClientRect().top;
	return visible && !olderShown && !isLoading && top >= Math.max(0, scroller) - 1;
}

const refresh = new HistoryRefresh(() => load({ refresh: true }), mayRefresh);

function fact(label, value) {
	return value === null || value === undefined || value === "" ? null
		: el("div", {}, el("dt", { text: label }), el("dd", { text: value }));
}

async function openRecord(id) {
	const { ok, body: record, message } = await request("GET", `api/history/${encodeURIComponent(id)}`);
	if (!ok) {
		openDialog({ title: t("history.call"), testId: "history-dialog", content: [el("p", { class: "dialog-text",
			text: message })] });
		return;
	}
	const { endedBy } = record;
	const ender = endedBy?.party ? partyName(endedBy.party) : endedBy ? name("history.ended-by", endedBy.kind) : null;
	const seconds = (value) => value === null || value === undefined ? null : duration(value);
	const number = record.from?.number;
	const callBack = number && mayAct() ? el("button", { class: "small", type: "button", text: t("history.call-back", number),
		"data-testid": "history-call-back", disabled: notPossible(record.server) !== null, onclick: async () => {
			dialog.close();
			const extension = await needOwnExtension(record.server);
			if (extension) {
				placeCall(record.server, extension, number, null);
			}
		} }, icon("phone")) : null;
	const dialog = openDialog({ title: `${partyName(record.from)} → ${record.answeredBy ? partyName(record.answeredBy)
		: record.dialed ?? "–"}`, testId: "history-dialog", wide: true, content: [
		el("dl", { class: "facts" },
			fact(t("history.started"), record.startedAt && dateTime(record.startedAt)),
			fact(t("history.ended"), dateTime(record.endedAt)),
			fact(t("history.outcome"), outcomeName(record.outcome)),
			fact(t("history.server"), state.servers.size > 1 ? record.server : null),
			fact(t("history.direction"), record.direction && name("call.direction", record.direction)),
			fact(t("history.dialed"), record.dialed),
			fact(t("history.queue"), record.queue),
			fact(t("history.agent"), record.agent),
			fact(t("history.ring"), seconds(record.ringSeconds)),
			fact(t("history.talk"), seconds(record.talkSeconds)),
			fact(t("history.hold"), record.holdSeconds ? seconds(record.holdSeconds) : null),
			fact(t("history.ended-by-label"), ender)),
		record.incomplete ? el("p", { class: "dialog-hint", text: t("history.incomplete") }) : null,
		el("h3", { text: t("history.timeline") }), timeline(record.timeline ?? []), callBack].filter(Boolean) });
}

/** Loads the newest calls when the view becomes visible. */
export function showHistory(isVisible) {
	visible = isVisible;
	if (isVisible) {
		shownServer = selectedServer();
		reload();
	}
}

export function startHistory() {
	const form = byId("history-form");
	let typing = 0;
	list = new KeyedList(byId("history-list"), { key: (record) => record.id, create: recordNode, update: updateRecord });
	form.addEventListener("input", () => {
		clearTimeout(typing);
		typing = setTimeout(reload, TYPING_MS);
	});
	form.addEventListener("submit", (submit) => {
		submit.preventDefault();
		reload();
	});
	form.addEventListener("reset", () => setTimeout(reload, 0));
	byId("history-more").addEventListener("click", () => load({ more: true }));
	document.addEventListener("scroll", () => refresh.resume(), { capture: true, passive: true });
	onChange((changes) => {
		// Merged calls are part of another one
		const ended = changes.goneCalls.filter(({ call, outcome }) => outcome !== "MERGED" && shows(call.server));
		if (ended.length > 0 || changes.snapshot) {
			refresh.callsEnded(ended.map(({ call }) => call.key));
		}
		if (changes.force && visible && shownServer !== selectedServer()) {
			showHistory(true);
		}
	});
}
