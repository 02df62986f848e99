// SPDX-License-Identifier: Apache-2.0
//
// The parked calls.

import { notPossible } from "../actions.js";
import { openCallMenu } from "../call-actions.js";
import { runClock, stopClock } from "../clock.js";
import { byId, el, icon, KeyedList, setAttr, setDisabled, setHidden, setText } from "../dom.js";
import { compare, number, t } from "../i18n.js";
import { askForLogin } from "../login.js";
import { needOwnExtension } from "../own-extension.js";
import { deviceName, partyName } from "../parties.js";
import { placeOwnCall } from "../placed-calls.js";
import { mayAct, userName } from "../session.js";
import { serverTag, showServerTag, shows } from "../servers.js";
import { markStale } from "../stale.js";
import { onChange, state } from "../store.js";
import { grip, makeCallsDraggable } from "../transfer.js";

let list;

async function retrieve(key, button) {
	const parked = state.parked.get(key);
	if (!parked || button.getAttribute("aria-disabled") === "true") {
		return;
	}
	if (!mayAct() && !userName()) {
		askForLogin();
		return;
	}
	const extension = await needOwnExtension(parked.server);
	if (extension) {
		await placeOwnCall(parked.server, "/parked/retrieve", { space: parked.space, lot: parked.lot ?? null, extension },
			t("parked.retrieve-label", partyName(parked.party), parked.space), button);
	}
}

function createParked(parked) {
	const key = parked.key;
	const space = el("span", { class: "space" });
	const who = el("strong");
	const detail = el("span", { class: "muted" });
	const tag = serverTag();
	const clock = el("span", { class: "wait" });
	const rest = el("span", { class: "muted rest" });
	const button = el("button", { type: "button", class: "small", text: t("parked.retrieve"), "data-testid": "parked-retrieve",
		onclick: () => retrieve(key, button) });
	const menuButton = el("button", { class: "icon-button", type: "button", "aria-haspopup": "menu", "aria-expanded": "false",
		"data-testid": "parked-menu", onclick: () => openCallMenu(state.parked.get(key)?.callKey, menuButton) }, icon("more"));
	const node = el("li", { class: "parked-call", "data-key": key, "data-testid": "parked" }, grip(), space,
		el("span", { class: "caller-name" }, who, el("span", { class: "detail" }, tag, detail)),
		el("span", { class: "clocks" }, clock, rest), button, menuButton);
	node.refs = { space, who, detail, tag, clock, rest, button, menuButton };
	return node;
}

function updateParked(node, parked) {
	const { space, who, detail, tag, clock, rest, button, menuButton } = node.refs;
	markStale(node, parked.server);
	setText(space, parked.space);
	setText(who, partyName(parked.party));
	showServerTag(tag, parked.server);
	setText(detail, parked.by ? t("parked.by", deviceName(parked.by)) : "");
	runClock(clock, parked.server, parked.parkedAt);
	if (parked.until) {
		runClock(rest, parked.server, null, { until: parked.until, prefix: `${t("parked.returns")} ` });
	}
	else {
		stopClock(rest, "");
	}
	setAttr(button, "aria-label", t("parked.retrieve-label", partyName(parked.party), parked.space));
	setDisabled(button, notPossible(parked.server));
	setHidden(menuButton, !parked.callKey);
	setAttr(menuButton, "aria-label", t("call.actions-label", partyName(parked.party)));
}

function show(force) {
	const shown = [...state.parked.values()].filter((parked) => shows(parked.server))
		.sort((a, b) => compare(String(a.space), String(b.space)) || compare(a.server, b.server));
	list.show(shown, force);
	setText(byId("parked-count"), shown.length > 0 ? number(shown.length) : "");
	setHidden(byId("parked-empty"), shown.length > 0);
	setText(byId("parked-empty"), state.loaded ? t("parked.none") : t("stale.loading"));
}

export function startParked() {
	list = new KeyedList(byId("parked"), { create: createParked, update: updateParked });
	makeCallsDraggable(byId("parked"), ".parked-call", (row) => state.parked.get(row.dataset.key)?.callKey);
	onChange((changes) => {
		if (changes.parked || changes.force) {
			show(changes.force);
		}
	});
}
