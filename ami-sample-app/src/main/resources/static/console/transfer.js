// SPDX-License-Identifier: Apache-2.0
//
// Transfers a call: a dialog asks for the target, who is transferred, and whether to consult the target first. A caller who
// waits alone is sent to the target instead.

import { act, notPossible } from "./actions.js";
import { extensionTargets, targetField } from "./combobox.js";
import { cancelButton, dialogButtons, openDialog } from "./dialog.js";
import { el, icon, setText } from "./dom.js";
import { makeDraggable } from "./drag.js";
import { t } from "./i18n.js";
import { askForLogin } from "./login.js";
import { addCard, notify } from "./notices.js";
import { callTitle, insideParty, otherParty, partyName, presentParties } from "./parties.js";
import { mayAct, userName } from "./session.js";
import { onChange, repaint, state } from "./store.js";

const ENDED_SHOWN_MS = 6_000;
const ALONE = ["QUEUED", "PBX", "PARKED", "RINGING", "TALKING", "HELD"];

/** Shows a consultation until it is completed or abandoned. */
function followConsultation(call, transferred, to, transfer) {
	const title = t("transfer.consulting", partyName(transferred), to);
	const card = addCard("attended-transfer", title);
	const text = el("p", { text: t("transfer.consulting-text") });

	function end(message) {
		setText(text, message);
		complete.remove();
		abandon.remove();
		setTimeout(() => card.remove(), ENDED_SHOWN_MS);
	}

	async function finish(how, button) {
		const result = await act(call.server, `/transfers/${encodeURIComponent(transfer)}/${how}`, {}, { button });
		if (result?.ok) {
			card.remove();
		}
		else if (result?.status === 404) {
			end(result.message);
		}
	}

	const complete = el("button", { class: "primary", type: "button", text: t("transfer.complete"),
		"data-testid": "transfer-complete", onclick: () => finish("complete", complete) });
	const abandon = el("button", { type: "button", text: t("transfer.abandon"), "data-testid": "transfer-abandon",
		onclick: () => finish("abandon", abandon) });
	card.dataset.kind = "running";
	card.append(icon("transfer"), el("div", { class: "card-text" }, el("strong", { text: title }), text,
		el("div", { class: "card-buttons" }, complete, abandon)));
	complete.focus();
	const stop = onChange((changes) => {
		if (!complete.isConnected) {
			stop();
		}
		else if (changes.goneCalls.some((gone) => gone.call.key === call.key)) {
			end(t("transfer.ended"));
		}
	});
}

/** Returns whether a party can transfer another one: both are connected. */
export function mayBeTransferred(call) {
	return ["TALKING", "HELD"].includes(call.state) && presentParties(call).length > 1;
}

/** Returns whether a party can be sent elsewhere without leaving another one, for example because it waits in a queue. */
export function mayBeSent(call) {
	return ALONE.includes(call.state) && presentParties(call).length === 1;
}

function radio(group, value, label, hint, checked, testId) {
	return el("label", { class: "choice" },
		el("input", { type: "radio", name: group, value, checked, "data-testid": testId }),
		el("span", {}, el("strong", { text: label }), hint ? el("small", { text: hint }) : null));
}

function sendButton() {
	return el("button", { class: "primary", value: "REDIRECT", text: t("send.action"), "data-testid": "transfer-send" });
}

function transferButtons() {
	return [el("button", { value: "ATTENDED", text: t("transfer.attended"), title: t("transfer.attended-hint"),
		"data-testid": "transfer-attended" }),
	el("button", { class: "primary", value: "BLIND", text: t("transfer.blind"), title: t("transfer.blind-hint"),
		"data-testid": "transfer-blind" })];
}

/**
 * Opens the dialog to transfer a call, or to send a caller who waits alone. "target" is { number, label } if the call was
 * dropped on an extension or a queue.
 */
export function openTransfer(call, target = null) {
	if (!userName() && !mayAct()) {
		askForLogin();
		return;
	}
	const alone = mayBeSent(call);
	if (!alone && !mayBeTransferred(call)) {
		notify("problem", t("transfer.not-connected", callTitle(call)));
		return;
	}
	const parties = presentParties(call);
	const transferred = alone ? parties[0] : otherParty(call, insideParty(call));
	const problem = el("p", { class: "field-problem", id: "transfer-problem", role: "alert" });
	const field = targetField({ id: "transfer-target", label: alone ? t("send.to") : t("transfer.to"),
		value: target?.number ?? "", targets: extensionTargets(call.server), describedBy: "transfer-problem" });

	function body(kind) {
		const chosen = parties.find((party) => party.uniqueId === form.elements.transferred?.value) ?? transferred;
		// The party that transfers another one leaves the call
		const party = alone ? chosen : otherParty(call, chosen);
		return { chosen, request: { call: call.id, party: party.uniqueId, to: field.input.value.trim(), kind } };
	}

	async function transfer(submit) {
		submit.preventDefault();
		const kind = submit.submitter?.value ?? usual.value;
		const { chosen, request } = body(kind);
		if (!request.to) {
			setText(problem, alone ? t("send.to-missing") : t("transfer.to-missing"));
			field.input.focus();
			return;
		}
		const result = await act(call.server, "/calls/transfer", request, { button: submit.submitter,
			quiet: kind === "ATTENDED", quietProblem: true });
		if (result?.ok) {
			dialog.close();
			if (kind === "ATTENDED") {
				followConsultation(call, chosen, request.to, result.body.transfer);
			}
		}
		else if (result) {
			setText(problem, result.message);
			field.input.focus();
		}
	}

	const form = el("form", { class: "dialog-form", novalidate: true, onsubmit: transfer },
		el("p", { class: "dialog-text", text: target?.label ? t("transfer.text-target", callTitle(call), target.label)
			: callTitle(call) }));
	const buttons = alone ? [sendButton()] : transferButtons();
	const usual = buttons.at(-1);
	if (!alone) {
		form.append(el("fieldset", { class: "choices" }, el("legend", { text: t("transfer.who") }),
			...parties.map((party) => radio("transferred", party.uniqueId, partyName(party),
				t("transfer.leaves", partyName(otherParty(call, party))), party === transferred, "transfer-party"))));
	}
	form.append(field.node, problem, el("p", { class: "dialog-hint", text: alone ? t("send.hint")
		: t("transfer.hint") }), dialogButtons(cancelButton(), ...buttons));
	const dialog = openDialog({ title: alone ? t("send.title", partyName(transferred)) : t("transfer.title"),
		testId: "transfer-dialog", content: [form] });
	if (target?.number) {
		buttons[0].focus();
	}
	else {
		field.input.focus();
	}
	const stop = onChange((changes) => {
		if (changes.goneCalls.some((gone) => gone.call.key === call.key)) {
			setText(problem, t("call.has-ended"));
		}
	});
	dialog.addEventListener("close", stop);
}

/** Creates the handle at which a finger drags a row. */
export function grip() {
	return el("span", { class: "grip", "aria-hidden": "true", text: "⠿" });
}

/**
 * Makes rows of calls draggable onto extensions and queues. "callKey" returns the key of the call of a row.
 */
export function makeCallsDraggable(container, rowSelector, callKey) {
	makeDraggable(container, rowSelector, (row) => {
		const call = state.calls.get(callKey(row));
		return call && !notPossible(call.server) ? { key: call.key, server: call.server, title: callTitle(call),
			dropText: (label) => t(mayBeSent(state.calls.get(call.key) ?? call) ? "drag.send-to" : "drag.drop-on", label) }
			: null;
	}, ({ key }, target) => {
		const call = state.calls.get(key);
		if (call) {
			openTransfer(call, target);
		}
		else {
			notify("problem", t("call.has-ended"));
		}
		repaint();
	});
}
