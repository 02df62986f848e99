// SPDX-License-Identifier: Apache-2.0
//
// What can be done with a call: hang up, and the menu of its row.

import { act, notPossible } from "./actions.js";
import { ask } from "./dialog.js";
import { t } from "./i18n.js";
import { openMenu } from "./menu.js";
import { needOwnExtension } from "./own-extension.js";
import { placeOwnCall } from "./placed-calls.js";
import { callTitle, insideParty, otherParty, partyName, presentParties } from "./parties.js";
import { mayAct, userName } from "./session.js";
import { askForLogin } from "./login.js";
import { state } from "./store.js";
import { mayBeSent, mayBeTransferred, openTransfer } from "./transfer.js";

const CONNECTED = ["TALKING", "HELD", "CONFERENCE"];

/** Asks first, because a hang-up cannot be undone and the call may belong to other people. */
export async function hangUp(key, button) {
	const call = state.calls.get(key);
	if (!call) {
		return;
	}
	if (!userName() && !mayAct()) {
		askForLogin();
		return;
	}
	const title = callTitle(call);
	if (await ask({ title: t("hang-up.title"), text: t("hang-up.text", title), action: t("call.hang-up"), danger: true,
		testId: "hang-up-dialog" })) {
		await act(call.server, "/calls/hangup", { call: call.id }, { button });
	}
}

async function withOwnExtension(call, path, body, title) {
	if (!userName() && !mayAct()) {
		askForLogin();
		return;
	}
	const extension = await needOwnExtension(call.server);
	if (extension) {
		await placeOwnCall(call.server, path, { ...body, extension }, title);
	}
}

/** Opens the menu of a call. */
export function openCallMenu(key, button) {
	const call = state.calls.get(key);
	if (!call) {
		return;
	}
	const blocked = notPossible(call.server);
	const parties = presentParties(call);
	const inside = insideParty(call);
	const connected = CONNECTED.includes(call.state);
	const twoParties = parties.length > 1;
	const notConnected = blocked ?? (connected && inside ? null : t("menu.not-connected"));
	const rings = call.ringing?.length > 0 || call.state === "RINGING";

	const spy = (mode) => ({ label: t(`menu.${mode}`), iconName: "listen", disabled: notConnected,
		hint: inside ? partyName(inside) : null, testId: `menu-${mode.toLowerCase()}`,
		run: () => withOwnExtension(call, "/calls/spy", { call: call.id, party: inside.uniqueId, mode },
			`${t(`menu.${mode}`)}: ${callTitle(call)}`) });

	const entries = [
		!userName() && !mayAct() ? { label: t("login.to-act"), iconName: "login", testId: "menu-log-in",
			run: () => location.assign("login") } : null,
		mayBeSent(call)
			? { label: t("menu.send"), iconName: "transfer", testId: "menu-send", disabled: blocked, hint: partyName(parties[0]),
				run: () => openTransfer(call) }
			: { label: t("menu.transfer"), iconName: "transfer", testId: "menu-transfer",
				disabled: blocked ?? (mayBeTransferred(call) ? null : t("menu.not-connected")), run: () => openTransfer(call) },
		{ label: t("menu.pick-up"), iconName: "pick-up", testId: "menu-pick-up",
			disabled: blocked ?? (rings ? null : t("menu.not-ringing")),
			run: () => withOwnExtension(call, "/calls/pickup", { call: call.id },
				`${t("menu.pick-up")}: ${callTitle(call)}`) },
		{ label: t("menu.park"), iconName: "park", testId: "menu-park",
			disabled: blocked ?? (connected && twoParties ? null : t("menu.not-connected")),
			hint: twoParties ? partyName(otherParty(call, inside)) : null,
			run: () => act(call.server, "/calls/park", { call: call.id, party: otherParty(call, inside).uniqueId }) },
		"---",
		spy("LISTEN"),
		spy("WHISPER"),
		spy("BARGE"),
		call.recording
			? { label: t("menu.record-stop"), iconName: "record", testId: "menu-record-stop", disabled: notConnected,
				run: () => act(call.server, "/calls/record/stop", { call: call.id, party: inside.uniqueId }) }
			: { label: t("menu.record"), iconName: "record", testId: "menu-record", disabled: notConnected,
				run: () => act(call.server, "/calls/record", { call: call.id, party: inside.uniqueId }) },
		"---",
		...(twoParties ? parties.map((party) => ({ label: t("menu.hang-up-party", partyName(party)), iconName: "hang-up",
			testId: "menu-hang-up-party", danger: true, disabled: blocked,
			run: () => act(call.server, "/calls/hangup", { call: call.id, party: party.uniqueId }) })) : []),
		{ label: t("call.hang-up"), iconName: "hang-up", testId: "menu-hang-up", danger: true, disabled: blocked,
			run: () => hangUp(key, null) },
	];
	openMenu(button, callTitle(call), entries);
}
