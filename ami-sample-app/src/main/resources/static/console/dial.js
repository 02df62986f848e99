// SPDX-License-Identifier: Apache-2.0
//
// Click to call: the user's own extension rings first and is then connected to the number.

import { notPossible } from "./actions.js";
import { byId, el, setAttr, setDisabled, setHidden } from "./dom.js";
import { t } from "./i18n.js";
import { notify } from "./notices.js";
import { placeCall } from "./placed-calls.js";
import { ownExtension, setOwnExtension } from "./session.js";
import { selectedServer } from "./servers.js";
import { onChange, repaint, state } from "./store.js";

let chosen = null;

function server() {
	return selectedServer() ?? (state.servers.has(chosen) ? chosen : state.servers.keys().next().value ?? null);
}

function showServers() {
	const select = byId("dial-server");
	const names = [...state.servers.keys()];
	if (names.join("|") !== [...select.options].map((option) => option.value).join("|")) {
		select.replaceChildren(...names.map((name) => el("option", { value: name, text: name })));
	}
	select.value = server() ?? "";
	setHidden(select.closest(".field"), names.length < 2 || selectedServer() !== null);
}

function show() {
	showServers();
	const form = byId("dial");
	const from = form.elements.from;
	if (document.activeElement !== from) {
		from.value = server() ? ownExtension(server()) ?? "" : "";
	}
	setDisabled(byId("dial-call"), server() ? notPossible(server()) : t("stale.loading"));
}

export function startDial() {
	const form = byId("dial");
	byId("dial-server").addEventListener("change", (change) => {
		chosen = change.target.value;
		show();
	});
	form.elements.from.addEventListener("change", () => {
		setOwnExtension(server(), form.elements.from.value.trim());
		repaint();
	});
	form.addEventListener("input", (input) => setAttr(input.target, "aria-invalid", null));
	form.addEventListener("submit", async (submit) => {
		submit.preventDefault();
		const button = byId("dial-call");
		if (button.getAttribute("aria-disabled") === "true") {
			notify("problem", button.title);
			return;
		}
		const from = form.elements.from.value.trim();
		const to = form.elements.to.value.trim();
		for (const [field, value] of [[form.elements.from, from], [form.elements.to, to]]) {
			setAttr(field, "aria-invalid", value === "" ? "true" : null);
		}
		if (!from || !to) {
			notify("problem", t("dial.missing"));
			(from ? form.elements.to : form.elements.from).focus();
			return;
		}
		const result = await placeCall(server(), from, to, button);
		const field = result && !result.ok ? form.elements[result.body.field] : null;
		if (field) {
			setAttr(field, "aria-invalid", "true");
			field.focus();
		}
		else if (result?.ok) {
			form.elements.to.value = "";
		}
	});
	onChange((changes) => {
		if (changes.servers || changes.force) {
			show();
		}
	});
}
