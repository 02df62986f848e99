// SPDX-License-Identifier: Apache-2.0
//
// What users have done, page by page: the audit log, for users who may act.

import { request } from "../actions.js";
import { byId, el, setHidden, setText } from "../dom.js";
import { dateTime, name, t } from "../i18n.js";
import { mayAct } from "../session.js";
import { serverTag, showServerTag } from "../servers.js";
import { onChange, state } from "../store.js";

const PAGE_SIZE = 50;

let cursor = null;
let loading = 0;
let visible = false;

function cell(className, title, detail) {
	return el("div", { class: `cell ${className}` }, el("strong", { text: title }),
		el("div", { class: "detail" }, el("span", { text: detail ?? "" })));
}

function entryNode({ at, who, address, action, server, target, result }) {
	const tag = serverTag();
	if (server) {
		showServerTag(tag, server);
		// The log is not limited to the selected PBX
		setHidden(tag, state.servers.size < 2);
	}
	const done = result === "ok";
	return el("li", {}, el("div", { class: "record activity", "data-testid": "activity-entry" },
		el("div", { class: "cell when" }, el("time", { datetime: at, text: dateTime(at) }), el("div", { class: "detail" }, tag)),
		cell("party", who, address), cell("what", name("activity.action", action), target),
		el("div", { class: "cell outcome" }, el("span", { class: "badge", "data-tone": done ? "good" : "bad",
			text: t(done ? "activity.done" : "activity.failed") }),
		el("div", { class: "detail" }, el("span", { text: done || result === "failed" ? "" : result })))));
}

function showProblem(text) {
	setText(byId("activity-problem"), text);
	setHidden(byId("activity-problem"), !text);
}

async function load(more) {
	const mine = ++loading;
	const list = byId("activity-list");
	list.setAttribute("aria-busy", "true");
	const parameters = new URLSearchParams({ size: PAGE_SIZE });
	if (more) {
		parameters.set("before", cursor);
	}
	const { ok, body, message } = await request("GET", `api/audit?${parameters}`);
	// A newer request has been sent in the meantime
	if (mine !== loading) {
		return;
	}
	list.setAttribute("aria-busy", "false");
	showProblem(ok ? "" : message);
	if (!ok) {
		return;
	}
	const nodes = body.entries.map(entryNode);
	if (more) {
		list.append(...nodes);
	}
	else {
		list.replaceChildren(...nodes);
	}
	cursor = body.next;
	setHidden(byId("activity-more"), !cursor);
	setHidden(byId("activity-empty"), list.children.length > 0);
	if (more && !cursor) {
		// The button that had the focus is hidden
		byId("activity-title").focus({ preventScroll: true });
	}
}

/** Loads the newest entries when the view becomes visible. */
export function showActivity(isVisible) {
	visible = isVisible;
	if (isVisible) {
		load(false);
	}
}

function showTab() {
	setHidden(byId("tab-activity"), !mayAct());
	if (visible && !mayAct()) {
		location.hash = "live";
	}
}

export function startActivity() {
	byId("activity-more").addEventListener("click", () => load(true));
	byId("activity-refresh").addEventListener("click", () => load(false));
	onChange((changes) => {
		if (changes.force) {
			showTab();
		}
	});
	showTab();
}
