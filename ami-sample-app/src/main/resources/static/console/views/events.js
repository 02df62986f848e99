// SPDX-License-Identifier: Apache-2.0
//
// The events of the PBXs: the newest first, with a filter. While the list is paused, it does not change.

import { byId, el, KeyedList, setAttr, setHidden, setText } from "../dom.js";
import { number, plural, t, timeOfDay } from "../i18n.js";
import { serverTag, showServerTag, shows } from "../servers.js";
import { onChange, state } from "../store.js";

const SHOWN = 200;

let list;
let paused = null;
let heldBack = 0;
let visible = false;

function createEvent(event) {
	const tag = serverTag();
	const summary = el("summary", {}, el("time", { datetime: event.at, text: timeOfDay(event.at) }), el("b", { text: event.name }),
		tag, el("span", { class: "event-summary", text: event.summary ?? "" }));
	const details = el("details", { class: "event", "data-testid": "event", ontoggle: () => {
		if (details.open && details.children.length === 1) {
			details.append(el("dl", { class: "headers" }, ...(event.headers ?? []).map(([header, value]) => el("div", {},
				el("dt", { text: header }), el("dd", { text: value })))));
		}
	} }, summary);
	const node = el("li", {}, details);
	node.refs = { tag };
	return node;
}

function updateEvent(node, event) {
	showServerTag(node.refs.tag, event.server);
}

function searchText(event) {
	return `${event.name} ${event.summary ?? ""} ${event.server} ${(event.headers ?? []).map(([header, value]) =>
		`${header}: ${value}`).join("\n")}`.toLowerCase();
}

function show(force) {
	if (!visible) {
		return;
	}
	const words = byId("events-filter").value.toLowerCase().split(/\s+/).filter(Boolean);
	const found = [];
	const source = paused ?? state.events;
	for (let index = source.length - 1; index >= 0 && found.length < SHOWN; index--) {
		const event = source[index];
		if (shows(event.server) && (words.length === 0 || words.every((word) => searchText(event).includes(word)))) {
			found.push(event);
		}
	}
	list.show(found, force);
	setHidden(byId("events-empty"), found.length > 0);
	setText(byId("events-empty"), source.length > 0 ? t("events.none-found") : t("events.none"));
	setText(byId("events-missed"), state.missedEvents > 0 ? plural("events.missed", state.missedEvents) : "");
}

function showPause() {
	const button = byId("events-pause");
	setAttr(button, "aria-pressed", paused !== null);
	setText(button, paused === null ? t("events.pause") : heldBack > 0 ? t("events.resume-count", number(heldBack))
		: t("events.resume"));
}

export function showEvents(isVisible) {
	visible = isVisible;
	show(true);
}

export function startEvents() {
	list = new KeyedList(byId("events"), { create: createEvent, update: updateEvent });
	byId("events-filter").addEventListener("input", () => show(false));
	byId("events-pause").addEventListener("click", () => {
		paused = paused === null ? [...state.events] : null;
		heldBack = 0;
		showPause();
		show(false);
	});
	onChange((changes) => {
		if (paused !== null && changes.events > 0) {
			heldBack += changes.events;
			if (visible) {
				showPause();
			}
		}
		if (changes.force || (changes.events > 0 && paused === null)) {
			show(changes.force);
		}
	});
}
