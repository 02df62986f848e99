// SPDX-License-Identifier: Apache-2.0
//
// Calls that this page has placed: a card shows the whole course of each, from the first ring to the talk time.

import { act, request } from "./actions.js";
import { el, icon, setText } from "./dom.js";
import { duration, t } from "./i18n.js";
import { addCard, announce } from "./notices.js";
import { state } from "./store.js";

const POLL_MS = 700;
const ENDED_SHOWN_MS = 12_000;
const STEPS = ["STARTED", "FIRST_ANSWERED", "ANSWERED", "ENDED"];

// Outcomes that say why nobody answered
const REFUSED = ["BUSY", "NO_ANSWER", "REJECTED", "UNAVAILABLE", "FAILED"];

function stepText(placed, from, to, answeredBefore) {
	switch (placed.step) {
		case "STARTED":
			return t("placed.started", from);
		case "FIRST_ANSWERED":
			return to ? t("placed.first-answered", from, to) : t("placed.connected", from);
		case "ANSWERED":
			return to ? t("placed.answered", to) : t("placed.connected", from);
		default:
			if (placed.problem) {
				return placed.problem;
			}
			if (REFUSED.includes(placed.outcome) && (to || !answeredBefore)) {
				return t(`placed.${placed.outcome}`, answeredBefore ? to : from);
			}
			return placed.talkSeconds ? t("placed.ended-after", duration(placed.talkSeconds)) : t("placed.ended");
	}
}

function kindOf(placed, to) {
	if (placed.step === "ANSWERED" || (placed.step === "FIRST_ANSWERED" && !to)) {
		return "done";
	}
	return placed.step === "ENDED" && (placed.problem || REFUSED.includes(placed.outcome)) ? "problem" : "running";
}

/**
 * Shows the course of a call until it has ended. "from" is the phone that rings first; "to" is the number that it is then
 * connected to, or null if it takes or hears another call.
 */
async function follow(server, { id, call }, title, from, to) {
	const card = addCard("placed-call", title);
	const text = el("p", { "data-testid": "placed-call-step" });
	const steps = el("ol", { class: "steps", "aria-hidden": "true" }, ...STEPS.map(() => el("li")));
	const hangUp = el("button", { class: "hang-up", type: "button", text: t("call.hang-up"), "aria-label":
		t("call.hang-up-label", title), "data-testid": "placed-call-hang-up",
		onclick: () => act(server, "/calls/hangup", { call: callId }, { button: hangUp }) });
	const close = el("button", { class: "icon-button", type: "button", "aria-label": t("close"), "data-testid": "notice-close",
		onclick: () => card.remove() }, icon("close"));
	let callId = call ?? id;
	card.append(icon("phone"), el("div", { class: "card-text" }, el("strong", { text: title }), text, steps), hangUp, close);
	let answeredBefore = false;
	let shown = null;
	for (;;) {
		const { ok, status, body } = await request("GET",
				`api/servers/${encodeURIComponent(server)}/placed/${encodeURIComponent(id)}`);
		if (ok) {
			callId = body.call ?? callId;
			if (shown !== body.step) {
				shown = body.step;
				card.dataset.step = body.step;
				card.dataset.kind = kindOf(body, to);
				const reached = STEPS.indexOf(body.step);
				[...steps.children].forEach((step, index) => step.toggleAttribute("data-reached", index <= reached));
				const message = stepText(body, from, to, answeredBefore);
				setText(text, message);
				announce(`${title}: ${message}`);
			}
			answeredBefore ||= body.step === "FIRST_ANSWERED" || body.step === "ANSWERED";
			if (body.step === "ENDED") {
				break;
			}
		}
		else if (status !== 0 && !state.calls.has(callId)) {
			// The console has restarted, or no longer remembers the call
			setText(text, t("placed.unknown"));
			break;
		}
		await new Promise((resolve) => setTimeout(resolve, POLL_MS));
	}
	hangUp.remove();
	setTimeout(() => card.remove(), ENDED_SHOWN_MS);
}

/** Places a call: the extension of the user rings first. Returns the result of the action. */
export async function placeCall(server, from, to, button) {
	const result = await act(server, "/calls", { from, to }, { button, quiet: true });
	if (result?.ok) {
		follow(server, result.body, t("placed.title", from, to), from, to);
	}
	return result;
}

/** Sends an action for which the extension of the user rings, such as "listen". Returns the result of the action. */
export async function placeOwnCall(server, path, body, title, button) {
	const result = await act(server, path, body, { button, quiet: true });
	if (result?.ok) {
		follow(server, result.body, title, body.extension, null);
	}
	return result;
}
