// SPDX-License-Identifier: Apache-2.0
//
// The ended calls, page by page, and the timeline of each.

import { notPossible, request } from "../actions.js";
import { openDialog } from "../dialog.js";
import { byId, el, icon, setHidden, setText } from "../dom.js";
import { dateTime, duration, name, t } from "../i18n.js";
import { needOwnExtension } from "../own-extension.js";
import { outcomeName, partyLines, partyName } from "../parties.js";
import { placeCall } from "../placed-calls.js";
import { timeline } from "../timeline.js";
import { mayAct } from "../session.js";
import { selectedServer, serverTag, showServerTag } from "../servers.js";
import { onChange, state } from "../store.js";

const PAGE_SIZE = 50;
const TYPING_MS = 250;
const GOOD = ["ANSWERED"];
const BAD = ["ABANDONED", "ABANDONED_PARKED", "FAILED", "LOST"];

let cursor = null;
let loading = 0;
let shownServer;
let visible = false;

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
	showServerTag(tag, record.server);
	const place = record.queue ? t("call.queue", record.queue) : "";
	const details = el("button", { class: "record", type: "button", "data-key": record.id, "data-testid": "history-call",
		onclick: () => openRecord(record.id) },
		el("span", { class: "cell when" }, el("time", { datetime: record.startedAt ?? record.endedAt,
			text: dateTime(record.startedAt ?? record.endedAt) }), el("span", { class: "detail" }, tag)),
		partyNode(record.from), el("span", { class: "cell arrow", "aria-hidden": "true", text: "→" }),
		partyNode(record.answeredBy, record.dialed),
		el("span", { class: "cell outcome" }, el("span", { class: "badge", "data-tone": outcomeTone(record.outcome),
			text: outcomeName(record.outcome) }), el("span", { class: "detail" }, el("span", { text: place }))),
		el("span", { class: "cell time", title: t("history.talk"), text: record.talkSeconds != null
			? duration(record.talkSeconds) : "–" }));
	return el("li", {}, details);
}

function showProblem(text) {
	setText(byId("history-problem"), text);
	setHidden(byId("history-problem"), !text);
}

async function load(more) {
	const mine = ++loading;
	byId("history-list").setAttribute("aria-busy", "true");
	const { ok, body, message } = await request("GET", `api/history?${parameters(more ? cursor : null)}`);
	// A newer request has been sent in the meantime
	if (mine !== loading) {
		return;
	}
	byId("history-list").setAttribute("aria-busy", "false");
	showProblem(ok ? "" : message);
	if (!ok) {
		return;
	}
	const list = byId("history-list");
	const nodes = body.calls.map(recordNode);
	if (more) {
		list.append(...nodes);
		nodes[0]?.firstChild.focus();
	}
	else {
		list.replaceChildren(...nodes);
		list.scrollTop = 0;
	}
	cursor = body.next;
	setHidden(byId("history-more"), !cursor);
	setHidden(byId("history-empty"), list.children.length > 0);
}

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
		load(false);
	}
}

export function startHistory() {
	const form = byId("history-form");
	let typing = 0;
	form.addEventListener("input", () => {
		clearTimeout(typing);
		typing = setTimeout(() => load(false), TYPING_MS);
	});
	form.addEventListener("submit", (submit) => {
		submit.preventDefault();
		load(false);
	});
	form.addEventListener("reset", () => setTimeout(() => load(false), 0));
	byId("history-more").addEventListener("click", () => load(true));
	onChange((changes) => {
		if (changes.force && visible && shownServer !== selectedServer()) {
			showHistory(true);
		}
	});
}
