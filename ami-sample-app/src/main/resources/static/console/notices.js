// SPDX-License-Identifier: Apache-2.0
//
// What the user's own actions did, as short notices, and announcements to screen readers. There is one live region,
// which reports the results of the user's actions and changes of the connection, but not the calls.

import { byId, el, icon } from "./dom.js";
import { t } from "./i18n.js";

const DONE_MS = 6_000;
const PROBLEM_MS = 20_000;

/** Announces a text to screen readers. */
export function announce(text) {
	const region = byId("announcer");
	region.textContent = "";
	// Screen readers ignore a text that replaces an equal one
	setTimeout(() => {
		region.textContent = text;
	}, 50);
}

function closeButton(notice) {
	return el("button", { class: "icon-button", type: "button", "aria-label": t("close"), "data-testid": "notice-close",
		onclick: () => notice.remove() }, icon("close"));
}

/** Shows a notice: kind is "done" or "problem". */
export function notify(kind, text) {
	const notice = el("div", { class: "notice", "data-kind": kind, "data-testid": `notice-${kind}` });
	notice.append(icon(kind === "done" ? "check" : "warning"), el("p", { text }), closeButton(notice));
	byId("notices").append(notice);
	announce(text);
	setTimeout(() => notice.remove(), kind === "done" ? DONE_MS : PROBLEM_MS);
}

/** Adds a card for something that goes on, such as a placed call. It stays until it is removed. */
export function addCard(testId, label) {
	const card = el("div", { class: "notice", role: "group", "aria-label": label, "data-testid": testId });
	byId("notices").prepend(card);
	return card;
}
