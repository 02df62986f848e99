// SPDX-License-Identifier: Apache-2.0
//
// Drags a call with the mouse or a pen, or with a finger at its handle, onto an extension or a queue. Pointer events are
// used instead of HTML drag and drop, which ends when the dragged row is removed and does not work with fingers.

import { el } from "./dom.js";
import { t } from "./i18n.js";

const THRESHOLD = 6;
const PAGE_EDGE = 40;
const CARD_EDGE = 16;
const SCROLL_STEP = 8;

let drag = null;

export function isDragging() {
	return drag?.ghost !== undefined;
}

function targetAt(event) {
	const target = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-drop]");
	return target && target.dataset.server === drag.server ? target : null;
}

function start() {
	drag.ghost = el("div", { class: "drag-ghost" }, el("strong", { text: drag.title }), el("span", { text: t("drag.hint") }));
	document.body.append(drag.ghost);
	document.body.dataset.dragging = drag.server;
	for (const target of document.querySelectorAll("[data-drop]")) {
		target.toggleAttribute("data-droppable", target.dataset.server === drag.server);
	}
	requestAnimationFrame(scroll);
}

function showTarget(event) {
	const target = targetAt(event);
	if (target !== drag.target) {
		drag.target?.removeAttribute("data-drop-over");
		drag.target = target;
		target?.setAttribute("data-drop-over", "");
		drag.ghost.lastChild.textContent = target ? drag.dropText(target.dataset.dropLabel) : t("drag.hint");
	}
}

function step(position, from, to, edge) {
	return position > to - edge ? SCROLL_STEP : position < from + edge ? -SCROLL_STEP : 0;
}

// Scrolls the page, or the card under the pointer if it contains targets, while the pointer is near an edge
function scroll() {
	if (!isDragging()) {
		return;
	}
	requestAnimationFrame(scroll);
	const { clientX, clientY } = drag.last;
	const card = document.elementFromPoint(clientX, clientY)?.closest(".scroll");
	const ofPage = step(clientY, 0, innerHeight, PAGE_EDGE);
	const { top, bottom } = card?.getBoundingClientRect() ?? {};
	const ofCard = card?.querySelector("[data-droppable]") ? step(clientY, top, bottom, CARD_EDGE) : 0;
	if (ofPage !== 0) {
		scrollBy(0, ofPage);
	}
	if (ofCard !== 0) {
		card.scrollBy(0, ofCard);
	}
	if (ofPage !== 0 || ofCard !== 0) {
		showTarget(drag.last);
	}
}

function move(event) {
	if (!drag || event.pointerId !== drag.pointer) {
		return;
	}
	drag.last = event;
	if (!drag.ghost) {
		if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < THRESHOLD) {
			return;
		}
		start();
	}
	event.preventDefault();
	drag.ghost.style.transform = `translate(${event.clientX + 14}px, ${event.clientY + 14}px)`;
	showTarget(event);
}

function end(event, dropped) {
	if (!drag || event.pointerId !== drag.pointer) {
		return;
	}
	const { ghost, target, onDrop } = drag;
	drag = null;
	if (!ghost) {
		return;
	}
	ghost.remove();
	delete document.body.dataset.dragging;
	for (const marked of document.querySelectorAll("[data-droppable], [data-drop-over]")) {
		marked.removeAttribute("data-droppable");
		marked.removeAttribute("data-drop-over");
	}
	// The click that follows must not open the menu of the target
	addEventListener("click", stopClick, { capture: true, once: true });
	setTimeout(() => removeEventListener("click", stopClick, { capture: true }), 0);
	if (dropped && target) {
		onDrop({ number: target.dataset.drop, label: target.dataset.dropLabel });
	}
}

function stopClick(click) {
	click.stopPropagation();
	click.preventDefault();
}

/**
 * Makes the rows of a container draggable. "describe" returns { server, title, dropText } for a row, or null if it cannot be
 * dragged; "dropText" returns what happens if it is dropped on the target with this label. "onDrop" gets the row and the
 * target.
 */
export function makeDraggable(container, rowSelector, describe, onDrop) {
	container.addEventListener("pointerdown", (event) => {
		const row = event.target.closest(rowSelector);
		if (!row || event.button !== 0 || event.target.closest("button, a, input")) {
			return;
		}
		if (event.pointerType === "touch" && !event.target.closest(".grip")) {
			return;
		}
		const described = describe(row);
		if (described) {
			drag = { ...described, pointer: event.pointerId, x: event.clientX, y: event.clientY, target: null,
				onDrop: (target) => onDrop(described, target) };
			// A touch would otherwise keep its events at the row
			event.target.releasePointerCapture?.(event.pointerId);
			if (event.pointerType !== "touch") {
				// No text is selected while a row is dragged
				event.preventDefault();
			}
		}
	});
}

addEventListener("pointermove", move, { passive: false });
addEventListener("pointerup", (event) => end(event, true));
addEventListener("pointercancel", (event) => end(event, false));
addEventListener("keydown", (event) => {
	if (event.key === "Escape" && drag?.ghost) {
		event.stopPropagation();
		end({ pointerId: drag.pointer }, false);
	}
}, true);
