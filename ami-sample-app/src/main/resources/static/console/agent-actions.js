// SPDX-License-Identifier: Apache-2.0
//
// What can be done with an agent of a queue: pause with a reason, return, remove.

import { act, notPossible } from "./actions.js";
import { ask, askFor } from "./dialog.js";
import { t } from "./i18n.js";
import { askForLogin } from "./login.js";
import { needOwnExtension } from "./own-extension.js";
import { placeCall } from "./placed-calls.js";
import { mayAct, userName } from "./session.js";
import { state } from "./store.js";

function reasons() {
	return t("agent.pause-reasons").split(",").map((reason) => reason.trim());
}

async function pause(queue, member, everywhere) {
	if (!mayAct() && !userName()) {
		askForLogin();
		return;
	}
	const label = member.name ?? member.interface;
	const values = await askFor({ title: t("agent.pause-title", label), testId: "pause-agent",
		text: everywhere ? t("agent.pause-text-all") : t("agent.pause-text", queue.name),
		fields: [{ name: "reason", label: t("agent.reason"), suggestions: reasons() }], action: t("agent.pause") });
	if (values) {
		await act(queue.server, "/queues/pause", { queue: everywhere ? null : queue.name, interface: member.interface,
			paused: true, reason: values.reason || null });
	}
}

async function remove(queue, member) {
	const label = member.name ?? member.interface;
	if (!mayAct() && !userName()) {
		askForLogin();
	}
	else if (await ask({ title: t("agent.remove-title", label), text: t("agent.remove-text", label, queue.name),
		action: t("agent.remove"), danger: true, testId: "remove-agent" })) {
		await act(queue.server, "/queues/remove", { queue: queue.name, interface: member.interface });
	}
}

/** Returns the entries of the menu of an agent. */
export function agentEntries(queue, member) {
	const blocked = notPossible(queue.server);
	const isPaused = member.status === "PAUSED" || Boolean(member.pausedReason);
	const extension = [...state.extensions.values()].find((candidate) => candidate.server === queue.server
		&& candidate.device && (candidate.device === member.device || candidate.device === member.interface));
	const unpause = (everywhere) => act(queue.server, "/queues/pause", { queue: everywhere ? null : queue.name,
		interface: member.interface, paused: false, reason: null });
	return [
		!userName() && !mayAct() ? { label: t("login.to-act"), iconName: "login", testId: "menu-log-in",
			run: () => location.assign("login") } : null,
		isPaused ? { label: t("agent.unpause"), iconName: "play", disabled: blocked, testId: "agent-unpause",
			run: () => unpause(false) }
			: { label: t("agent.pause-menu"), iconName: "paused", disabled: blocked, testId: "agent-pause",
				run: () => pause(queue, member, false) },
		isPaused ? { label: t("agent.unpause-all"), iconName: "play", disabled: blocked, testId: "agent-unpause-all",
			run: () => unpause(true) }
			: { label: t("agent.pause-all"), iconName: "paused", disabled: blocked, testId: "agent-pause-all",
				run: () => pause(queue, member, true) },
		extension ? { label: t("menu.call-number", extension.number), iconName: "phone", disabled: blocked,
			testId: "agent-call", run: async () => {
				const from = mayAct() ? await needOwnExtension(queue.server) : "";
				if (from !== null) {
					placeCall(queue.server, from, extension.number, null);
				}
			} } : null,
		"---",
		{ label: t("agent.remove-menu"), iconName: "close", danger: true, testId: "agent-remove",
			disabled: blocked ?? (member.dynamic ? null : t("agent.not-dynamic")), run: () => remove(queue, member) },
	];
}
