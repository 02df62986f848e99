// SPDX-License-Identifier: Apache-2.0
//
// Which PBXs the page shows: all, or one. The choice is kept in the browser.

import { el, setHidden, setText } from "./dom.js";
import { repaint, state } from "./store.js";

const KEY = "console.server";

let selected = localStorage.getItem(KEY);

/** Returns the name of the selected PBX, or null if all are selected. */
export function selectedServer() {
	return state.servers.has(selected) ? selected : null;
}

export function selectServer(server) {
	selected = server;
	if (server === null) {
		localStorage.removeItem(KEY);
	}
	else {
		localStorage.setItem(KEY, server);
	}
	repaint();
}

/** Returns whether the items of this server are shown. */
export function shows(server) {
	const only = selectedServer();
	return only === null || only === server;
}

/** Returns the servers that are shown. */
export function shownServers() {
	return [...state.servers.values()].filter((server) => shows(server.name));
}

/** Creates a tag with the name of a server, which is visible if several servers are shown. */
export function serverTag() {
	return el("span", { class: "server-tag", hidden: true });
}

export function showServerTag(tag, server) {
	setText(tag, server);
	setHidden(tag, state.servers.size < 2 || selectedServer() !== null);
	// Servers have one of six colours, in their order
	tag.dataset.colour = [...state.servers.keys()].indexOf(server) % 6;
}
