// SPDX-License-Identifier: Apache-2.0
//
// Marks what is not true at this instant.

import { setAttr, setText } from "./dom.js";
import { asOf, isLive, isLost } from "./freshness.js";
import { shownServers } from "./servers.js";

export function markStale(node, server) {
	setAttr(node, "data-stale", isLive(server) ? null : "");
}

/** Shows in the head of a card which servers' state is not true at this instant, and since when. */
export function showAsOf(node) {
	const stale = shownServers().filter((server) => !isLive(server.name));
	if (isLost() && stale.length > 0) {
		setText(node, asOf(stale[0].name));
	}
	else {
		setText(node, stale.map((server) => `${server.name}: ${asOf(server.name)}`).join(" · "));
	}
}
