// SPDX-License-Identifier: Apache-2.0
//
// Menus: arrow keys, Home, End and letters move, Enter or Space chooses, Escape and Tab close. Items that are not possible
// stay visible and say why.

import { el, icon } from "./dom.js";

// A scroll event may arrive after the click that opened the menu
const SCROLLED_AWAY = 24;

let menu = null;
let opener = null;
let openedAt = 0;

function items() {
	return [...menu.querySelectorAll("[role=menuitem]")];
}

function focusItem(index) {
	const all = items();
	all[(index + all.length) % all.length]?.focus();
}

function closeMenu(returnFocus = true) {
	if (!menu) {
		return;
	}
	const closed = menu;
	menu = null;
	closed.remove();
	opener.setAttribute("aria-expanded", "false");
	if (returnFocus && opener.isConnected) {
		opener.focus({ preventScroll: true });
	}
}

function place(anchor) {
	const at = anchor.getBoundingClientRect();
	openedAt = at.top;
	const { width, height } = menu.getBoundingClientRect();
	const margin = 8;
	const left = Math.max(margin, Math.min(at.right - width, innerWidth - width - margin));
	const below = at.bottom + 4;
	const top = below + height > innerHeight - margin ? Math.max(margin, at.top - height - 4) : below;
	menu.style.left = `${left}px`;
	menu.style.top = `${top}px`;
}

function menuItem({ label, iconName, hint, disabled, danger, testId, run }) {
	const item = el("button", { class: danger ? "menu-item danger-item" : "menu-item", type: "button", role: "menuitem",
		tabindex: "-1", "aria-disabled": disabled ? "true" : null, "data-testid": testId, onclick: () => {
			if (!disabled) {
				closeMenu();
				run();
			}
		} }, icon(iconName ?? "blank"), el("span", { text: label }));
	const note = disabled || hint;
	if (note) {
		item.append(el("small", { text: note }));
	}
	return item;
}

function moveFocus(event) {
	const all = items();
	const index = all.indexOf(document.activeElement);
	const moves = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 };
	if (event.key in moves) {
		focusItem(moves[event.key]);
	}
	else if (event.key === "Escape" || event.key === "Tab") {
		closeMenu();
	}
	else if (event.key.length === 1 && event.key !== " ") {
		const ordered = [...all.slice(index + 1), ...all.slice(0, index + 1)];
		ordered.find((item) => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
		return;
	}
	else {
		return;
	}
	event.preventDefault();
	event.stopPropagation();
}

/**
 * Opens a menu at a button. The title says to what it belongs, because the rows below it can move. Items have a label, and
 * optionally iconName, hint, disabled (the reason), danger and testId; null items are omitted; "---" is a separator.
 */
export function openMenu(button, title, entries) {
	const again = opener === button && menu !== null;
	closeMenu(again);
	if (again) {
		return;
	}
	opener = button;
	menu = el("div", { class: "menu", role: "menu", "aria-label": title, "data-testid": "menu", onkeydown: moveFocus },
		el("p", { class: "menu-title", "aria-hidden": "true", text: title }),
		...entries.filter(Boolean).map((entry) => entry === "---" ? el("div", { class: "menu-line", role: "separator" })
			: menuItem(entry)));
	document.querySelector("main").append(menu);
	button.setAttribute("aria-expanded", "true");
	place(button);
	focusItem(0);
}

document.addEventListener("pointerdown", (event) => {
	if (menu && !menu.contains(event.target) && !opener.contains(event.target)) {
		closeMenu(false);
	}
});
addEventListener("resize", () => closeMenu(false));
document.addEventListener("scroll", (event) => {
	if (menu && !menu.contains(event.target) && Math.abs(opener.getBoundingClientRect().top - openedAt) > SCROLLED_AWAY) {
		closeMenu(false);
	}
}, true);
