// SPDX-License-Identifier: Apache-2.0
//
// Who uses the page, what they may do, and their own extension, which is kept in the browser for each PBX.

import { repaint } from "./store.js";

const KEY = "console.extension.";

let me = { name: null, roles: [], extension: null, csrf: "XSRF-TOKEN" };

export async function loadSession() {
	try {
		const response = await fetch("api/me", { headers: { Accept: "application/json" } });
		if (response.ok) {
			me = { ...me, ...await response.json() };
		}
	}
	catch {
		// The stream reports that the console cannot be reached
	}
	repaint();
}

export function userName() {
	return me.name;
}

export function mayAct() {
	return me.roles.some((role) => role === "ACT" || role === "ROLE_ACT");
}

/** Returns the CSRF token from the cookie. */
export function csrfToken() {
	const cookie = document.cookie.split("; ").find((part) => part.startsWith(`${me.csrf}=`));
	return cookie ? decodeURIComponent(cookie.slice(me.csrf.length + 1)) : "";
}

/** Returns the extension of the user on this PBX, or null. */
export function ownExtension(server) {
	return localStorage.getItem(KEY + server) ?? me.extension;
}

export function setOwnExtension(server, extension) {
	if (extension) {
		localStorage.setItem(KEY + server, extension);
	}
	else {
		localStorage.removeItem(KEY + server);
	}
}
