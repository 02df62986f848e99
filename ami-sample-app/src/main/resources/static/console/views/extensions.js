// SPDX-License-Identifier: Apache-2.0
//
// The board of extensions: a lamp for each, searchable and grouped.

import { notPossible } from "../actions.js";
import { openCallMenu } from "../call-actions.js";
import { runClock, stopClock } from "../clock.js";
import { byId, el, icon, KeyedList, setAttr, setHidden, setIcon, setText } from "../dom.js";
import { compare, name, number, t } from "../i18n.js";
import { openMenu } from "../menu.js";
import { callTitle } from "../parties.js";
import { placeCall } from "../placed-calls.js";
import { roving } from "../roving.js";
import { needOwnExtension } from "../own-extension.js";
import { serverTag, showServerTag, shows } from "../servers.js";
import { markStale, showAsOf } from "../stale.js";
import { EXTENSION_ICONS } from "../states.js";
import { onChange, state } from "../store.js";
import { mayAct, ownExtension, userName } from "../session.js";

const STATE_ORDER = Object.keys(EXTENSION_ICONS);

let groups;
let sameNumbers = new Set();
let refreshRoving;

function createTile(extension) {
	const key = extension.key;
	const lamp = icon("unknown");
	const exten = el("strong");
	const label = el("span", { class: "tile-name" });
	const stateText = el("span", { class: "tile-state" });
	const clock = el("span", { class: "tile-clock tile-state" });
	const context = el("span", { class: "tile-context" });
	const tag = serverTag();
	const tile = el("button", { class: "tile", type: "button", tabindex: "-1", "aria-haspopup": "menu",
		"aria-expanded": "false", "data-key": key, "data-rove": "", "data-testid": "extension",
		onclick: () => openExtensionMenu(key, tile) },
		el("span", { class: "lamp" }, lamp),
		el("span", { class: "tile-head" }, exten, context, stateText),
		el("span", { class: "tile-foot" }, label, tag, clock));
	tile.refs = { lamp, exten, context, label, stateText, clock, tag };
	return tile;
}

const numberKey = (extension) => `${extension.server}|${extension.number}`;

// A PBX can have extensions with the same number in several contexts. They are told apart by the context, and phones without
// a hint by the device.
function findSameNumbers() {
	const counts = new Map();
	for (const extension of state.extensions.values()) {
		counts.set(numberKey(extension), (counts.get(numberKey(extension)) ?? 0) + 1);
	}
	const found = new Set([...counts].filter(([, count]) => count > 1).map(([key]) => key));
	const changed = found.size !== sameNumbers.size || [...found].some((key) => !sameNumbers.has(key));
	sameNumbers = found;
	return changed;
}

function contextOf(extension) {
	return sameNumbers.has(numberKey(extension)) ? extension.context ?? extension.device : null;
}

function updateTile(tile, extension) {
	const { lamp, exten, context, label, stateText, clock, tag } = tile.refs;
	tile.dataset.state = extension.state;
	tile.dataset.drop = extension.number;
	tile.dataset.server = extension.server;
	tile.dataset.dropLabel = [extension.number, extension.name, contextOf(extension)].filter(Boolean).join(" ");
	markStale(tile, extension.server);
	setIcon(lamp, EXTENSION_ICONS[extension.state] ?? "unknown");
	setText(exten, extension.number);
	setText(context, contextOf(extension) ?? "");
	setText(label, extension.name ?? "");
	setText(stateText, name("extension.state", extension.state));
	showServerTag(tag, extension.server);
	// The title of the group contains the server
	setHidden(tag, tag.hidden || GROUPINGS[grouping()].containsServer);
	setAttr(tile, "title", [...new Set([extension.number, contextOf(extension), extension.name, extension.device,
		extension.server])].filter(Boolean).join(" · "));
	setAttr(tile, "data-own", extension.number === ownExtension(extension.server) ? "" : null);
	if (["RINGING", "IN_USE", "BUSY", "ON_HOLD"].includes(extension.state)) {
		runClock(clock, extension.server, extension.since);
	}
	else {
		stopClock(clock, "");
	}
}

function openExtensionMenu(key, tile) {
	const extension = state.extensions.get(key);
	if (!extension) {
		return;
	}
	const blocked = notPossible(extension.server);
	const title = [extension.number, extension.name, contextOf(extension)].filter(Boolean).join(" ");
	const own = ownExtension(extension.server);
	const calls = (extension.callKeys ?? []).map((callKey) => state.calls.get(callKey)).filter(Boolean);
	openMenu(tile, title, [
		!userName() && !mayAct() ? { label: t("login.to-act"), iconName: "login", testId: "menu-log-in",
			run: () => location.assign("login") } : null,
		{ label: own ? t("menu.call-from", own) : t("menu.call"), iconName: "phone", testId: "menu-call",
			disabled: blocked ?? (own === extension.number ? t("menu.own-extension") : null), run: async () => {
				const from = mayAct() ? await needOwnExtension(extension.server) : "";
				if (from !== null) {
					placeCall(extension.server, from, extension.number, tile);
				}
			} },
		calls.length > 0 ? "---" : null,
		...calls.map((call) => ({ label: callTitle(call), iconName: "more", hint: name("call.state", call.state),
			testId: "menu-open-call", run: () => openCallMenu(call.key, tile) })),
	]);
}

function createGroup() {
	const title = el("h3");
	const count = el("span", { class: "group-count" });
	const tiles = el("div", { class: "tiles" });
	const group = el("section", { class: "tile-group" }, el("div", { class: "group-head" }, title, count), tiles);
	group.refs = { title, count, list: new KeyedList(tiles, { create: createTile, update: updateTile }) };
	return group;
}

function updateGroup(node, group) {
	setText(node.refs.title, group.title);
	setHidden(node.firstChild, group.title === "");
	setText(node.refs.count, number(group.extensions.length));
	node.refs.list.show(group.extensions, group.force);
}

function grouping() {
	return byId("extensions-grouping").value;
}

function groupTitle(extension) {
	return [extension.group, state.servers.size > 1 ? extension.server : null].filter(Boolean).join(" · ");
}

const GROUPINGS = {
	group: { title: groupTitle, containsServer: true },
	server: { title: (extension) => extension.server, containsServer: true },
	state: { title: (extension) => name("extension.state", extension.state), containsServer: false },
	none: { title: () => "", containsServer: false },
};

function show(forced) {
	const force = findSameNumbers() || forced;
	const wanted = byId("extensions-search").value.trim().toLowerCase();
	const by = grouping();
	const all = [...state.extensions.values()].filter((extension) => shows(extension.server));
	const found = all.filter((extension) => wanted === ""
			|| [extension.number, extension.name, extension.device, extension.context, extension.group, extension.server,
				name("extension.state", extension.state)].filter(Boolean).join(" ").toLowerCase().includes(wanted))
		.sort((a, b) => (by === "state" ? STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) : 0)
			|| compare(a.number, b.number) || compare(a.server, b.server)
			|| compare(a.context ?? "", b.context ?? ""));
	const byTitle = new Map();
	for (const extension of found) {
		const title = GROUPINGS[by].title(extension);
		if (!byTitle.has(title)) {
			byTitle.set(title, { title, extensions: [], force, named: Boolean(extension.group) });
		}
		byTitle.get(title).extensions.push(extension);
	}
	const ordered = [...byTitle.values()];
	if (by !== "state") {
		ordered.sort((a, b) => b.named - a.named || compare(a.title, b.title));
	}
	groups.show(ordered);
	refreshRoving();
	const free = all.filter((extension) => extension.state === "IDLE").length;
	setText(byId("extensions-count"), all.length > 0 ? t("extensions.free", number(free), number(all.length)) : "");
	setHidden(byId("extensions-empty"), found.length > 0);
	setText(byId("extensions-empty"), !state.loaded ? t("stale.loading") : wanted ? t("extensions.none-found")
		: t("extensions.none"));
}

export function startExtensions() {
	const board = byId("extensions");
	groups = new KeyedList(board, { key: (group) => group.title, create: createGroup, update: updateGroup });
	refreshRoving = roving(board, "[data-rove]");
	const select = byId("extensions-grouping");
	const kept = localStorage.getItem("console.grouping");
	select.value = kept in GROUPINGS ? kept : "group";
	select.addEventListener("change", () => {
		localStorage.setItem("console.grouping", select.value);
		show(true);
	});
	byId("extensions-search").addEventListener("input", () => show(false));
	onChange((changes) => {
		if (changes.extensions || changes.force) {
			show(changes.force);
		}
		if (changes.force) {
			showAsOf(byId("extensions-as-of"));
		}
	});
}
