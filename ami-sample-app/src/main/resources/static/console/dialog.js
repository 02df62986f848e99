// SPDX-License-Identifier: Apache-2.0
//
// Modal dialogs with the <dialog> element, which keeps the focus inside, closes with Escape and gives the focus back.

import { el, icon } from "./dom.js";
import { t } from "./i18n.js";

let titles = 0;

/**
 * Opens a dialog and returns it. The dialog is removed when it is closed; its returnValue is then the value of the button.
 * If the element that had the focus no longer exists, the focus moves to the heading of the main view.
 */
export function openDialog({ title, testId, wide = false, content = [] }) {
	const before = document.activeElement;
	const id = `dialog-title-${++titles}`;
	const dialog = el("dialog", { class: wide ? "dialog wide" : "dialog", "aria-labelledby": id, "data-testid": testId },
		el("div", { class: "dialog-head" },
			el("h2", { id, text: title }),
			el("button", { class: "icon-button", type: "button", "aria-label": t("close"), "data-testid": "dialog-close",
				onclick: () => dialog.close() }, icon("close"))),
		...content);
	dialog.addEventListener("click", (click) => {
		if (click.target === dialog) {
			dialog.close();
		}
	});
	dialog.addEventListener("close", () => {
		dialog.remove();
		if (!before?.isConnected || document.activeElement === document.body) {
			(before?.isConnected ? before : document.querySelector("[role=tabpanel]:not([hidden]) h2"))?.focus();
		}
	});
	document.body.append(dialog);
	dialog.showModal();
	return dialog;
}

export function dialogButtons(...buttons) {
	return el("div", { class: "dialog-buttons" }, ...buttons);
}

export function cancelButton() {
	return el("button", { type: "button", text: t("cancel"), "data-testid": "dialog-cancel",
		onclick: (click) => click.target.closest("dialog").close() });
}

/** Asks a question, and returns whether it was confirmed. */
export function ask({ title, text, action, danger = false, testId = "confirm" }) {
	return new Promise((resolve) => {
		const confirm = el("button", { class: danger ? "danger" : "primary", type: "button", text: action,
			"data-testid": "dialog-confirm", onclick: () => dialog.close("confirmed") });
		const dialog = openDialog({ title, testId, content: [el("p", { class: "dialog-text", text }),
			dialogButtons(cancelButton(), confirm)] });
		dialog.addEventListener("close", () => resolve(dialog.returnValue === "confirmed"));
		confirm.focus();
	});
}

/**
 * Asks for values. Each field has a name, a label and optionally a value, suggestions and "required". Returns the values,
 * or null if the dialog was cancelled.
 */
export function askFor({ title, text, fields, action, testId }) {
	return new Promise((resolve) => {
		let values = null;
		const form = el("form", { class: "dialog-form", method: "dialog", onsubmit: (submit) => {
			submit.preventDefault();
			values = Object.fromEntries(fields.map((field) => [field.name, form.elements[field.name].value.trim()]));
			dialog.close();
		} });
		if (text) {
			form.append(el("p", { class: "dialog-text", text }));
		}
		for (const field of fields) {
			const id = `field-${testId}-${field.name}`;
			const input = el("input", { id, name: field.name, type: "text", value: field.value ?? "", autocomplete: "off",
				spellcheck: "false", maxlength: 80, required: field.required, list: field.suggestions ? `${id}-list` : null,
				"data-testid": id });
			form.append(el("div", { class: "field" }, el("label", { for: id, text: field.label }), input));
			if (field.suggestions) {
				form.append(el("datalist", { id: `${id}-list` }, ...field.suggestions.map((value) => el("option", { value }))));
			}
		}
		form.append(dialogButtons(cancelButton(), el("button", { class: "primary", text: action,
			"data-testid": "dialog-confirm" })));
		const dialog = openDialog({ title, testId, content: [form] });
		form.querySelector("input")?.focus();
		dialog.addEventListener("close", () => resolve(values));
	});
}
