// SPDX-License-Identifier: Apache-2.0
//
// Whether what the page shows is true at this instant. The view of a PBX is not valid while the PBX is not connected or
// its state is being read, and nothing is valid while the connection to the console is lost.

import { t, timeOfDay } from "./i18n.js";
import { repaint, state } from "./store.js";

let clockOffset = 0;
let lostAt = null;

/** Returns the time of the server in milliseconds. The clocks of browser and server differ. */
export function serverNow() {
	return Date.now() + clockOffset;
}

export function setServerTime(instant) {
	clockOffset = Date.parse(instant) - Date.now();
}

/** Says since when the connection to the console is lost: milliseconds, or null if it is not lost. */
export function setLost(at) {
	if (lostAt !== at) {
		lostAt = at;
		repaint();
	}
}

export function isLost() {
	return lostAt !== null;
}

export function isLive(server) {
	return lostAt === null && state.servers.get(server)?.view === "VALID";
}

/** Returns the time at which the shown state of the server was true, or null if it has never been known. */
export function trueAt(server) {
	const pbx = state.servers.get(server);
	if (pbx && pbx.view !== "VALID") {
		return pbx.asOf ? Date.parse(pbx.asOf) : null;
	}
	return lostAt ?? serverNow();
}

/** Returns "As of hh:mm:ss" if the shown state of the server is not true at this instant, otherwise null. */
export function asOf(server) {
	if (isLive(server)) {
		return null;
	}
	const at = trueAt(server);
	return at === null ? t("stale.loading") : t("stale.as-of", timeOfDay(at));
}

/** Returns why actions on the server are not possible, or null. */
export function staleReason(server) {
	if (lostAt !== null) {
		return t("stale.reason.console");
	}
	return isLive(server) ? null : t("stale.reason.pbx", server);
}
