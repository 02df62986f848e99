// SPDX-License-Identifier: Apache-2.0
//
// A field for a number with a list of extensions and queues to choose from: the arrow keys move in the list.

import { el, setAttr } from "./dom.js";
import { compare, name, t } from "./i18n.js";
import { queueNumber } from "./queue-numbers.js";
import { state } from "./store.js";

const SHOWN = 8;

let pressed = false;
addEventListener("pointerdown", () => {
	pressed = true;
}, true);
for (const released of ["pointerup", "pointercancel"]) {
	addEventListener(released, () => {
		pressed = false;
	}, true);
}

/** Returns the extensions and queues of a server that a call can be sent to. */
export function extensionTargets(server) {
	const extensions = [...state.extensions.values()].filter((extension) => extension.server === server)
		.map((extension) => ({ number: extension.number, label: extension.name ?? extension.device ?? "",
			note: name("extension.state", extension.state), state: extension.state }));
	const queues = [...state.queues.values()].filter((queue) => queue.server === server && queueNumber(queue))
		.map((queue) => ({ number: queueNumber(queue), label: t("call.queue", queue.name),
			note: t("queue.waiting-short", queue.callers.length), state: "QUEUE" }));
	return [...extensions, ...queues].sort((a, b) => compare(a.number, b.number));
}

/** Creates the field. Returns its node and its input. */
export function targetField({ id, label, value, targets, describedBy }) {
	const list = el("ul", { class: "options", role: "listbox", id: `${id}-list`, "aria-label": label, hidden: true });
	const input = el("input", { id, name: id, type: "text", value, role: "combobox", autocomplete: "off", spellcheck: "false",
		maxlength: 80, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`,
		"aria-describedby": describedBy, "data-testid": id });
	let active = -1;

	function setActive(index) {
		active = index;
		[...list.children].forEach((option, position) => {
			option.setAttribute("aria-selected", position === index);
			if (position === index) {
				option.scrollIntoView({ block: "nearest" });
			}
		});
		setAttr(input, "aria-activedescendant", index >= 0 ? list.children[index].id : null);
	}

	function close() {
		list.hidden = true;
		input.setAttribute("aria-expanded", "false");
		setActive(-1);
	}

	function choose(number) {
		input.value = number;
		close();
	}

	function open() {
		const wanted = input.value.trim().toLowerCase();
		const found = targets.filter((target) => `${target.number} ${target.label}`.toLowerCase().includes(wanted));
		list.replaceChildren(...found.slice(0, SHOWN).map((target, index) => el("li", { role: "option", id: `${id}-${index}`,
			"aria-selected": "false", "data-state": target.state, "data-testid": "transfer-option",
			onpointerdown: (event) => {
				event.preventDefault();
				choose(target.number);
			} }, el("strong", { text: target.number }), el("span", { text: target.label }), el("small", { text: target.note }))));
		list.hidden = found.length === 0;
		input.setAttribute("aria-expanded", found.length > 0);
		active = -1;
		setAttr(input, "aria-activedescendant", null);
	}

	input.addEventListener("input", open);
	input.addEventListener("click", open);
	input.addEventListener("blur", () => {
		if (pressed) {
			// What is below the list moves up when it is closed, and a button that moves while it is pressed is not clicked
			addEventListener("pointerup", () => setTimeout(close), { once: true });
		}
		else {
			close();
		}
	});
	input.addEventListener("keydown", (event) => {
		const count = list.children.length;
		if (event.key === "ArrowDown" || event.key === "ArrowUp") {
			event.preventDefault();
			if (list.hidden) {
				open();
			}
			else {
				setActive((active + (event.key === "ArrowDown" ? 1 : count - 1) + (active < 0 && event.key === "ArrowUp" ? 1 : 0))
					% count);
			}
		}
		else if (event.key === "Enter" && !list.hidden && active >= 0) {
			event.preventDefault();
			choose(list.children[active].firstChild.textContent);
		}
		else if (event.key === "Escape" && !list.hidden) {
			// Closes the list, and not the dialog
			event.preventDefault();
			event.stopPropagation();
			close();
		}
	});
	return { input, node: el("div", { class: "field combobox" }, el("label", { for: id, text: label }), input, list) };
}
