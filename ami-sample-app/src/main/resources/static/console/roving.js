// SPDX-License-Identifier: Apache-2.0
//
// One tab stop for many buttons: the arrow keys move between them. The buttons have tabindex -1 when they are created.

function nextInDirection(current, buttons, down) {
	const from = current.getBoundingClientRect();
	let best = null;
	let bestScore = Infinity;
	for (const button of buttons) {
		const to = button.getBoundingClientRect();
		const rows = down ? to.top - from.top : from.top - to.top;
		const score = rows * 1000 + Math.abs(to.left - from.left);
		if (rows > 2 && score < bestScore) {
			best = button;
			bestScore = score;
		}
	}
	return best;
}

/** Makes the buttons of a container that match the selector one tab stop. Call the result after each change. */
export function roving(container, selector) {
	let current = null;

	function makeCurrent(button) {
		if (button !== current) {
			current?.setAttribute("tabindex", "-1");
			current = button;
			current?.setAttribute("tabindex", "0");
		}
	}

	container.addEventListener("focusin", (event) => {
		const button = event.target.closest(selector);
		if (button) {
			makeCurrent(button);
		}
	});
	container.addEventListener("keydown", (event) => {
		const button = event.target.closest(selector);
		if (!button || event.altKey || event.ctrlKey || event.metaKey) {
			return;
		}
		const buttons = [...container.querySelectorAll(selector)];
		const index = buttons.indexOf(button);
		const next = {
			ArrowLeft: () => buttons[index - 1],
			ArrowRight: () => buttons[index + 1],
			ArrowUp: () => nextInDirection(button, buttons, false),
			ArrowDown: () => nextInDirection(button, buttons, true),
			Home: () => buttons[0],
			End: () => buttons.at(-1),
		}[event.key];
		if (next) {
			event.preventDefault();
			next()?.focus();
		}
	});
	return () => {
		if (!current?.isConnected || !current.matches(selector)) {
			makeCurrent(container.querySelector(selector));
		}
	};
}
