// SPDX-License-Identifier: Apache-2.0
//
// The timeline of an ended call.

import { el } from "./dom.js";
import { name, t, timeOfDay } from "./i18n.js";
import { deviceName, partyName } from "./parties.js";

// The results of attempts, transfers, parking and queues, and the outcomes of calls
function resultName(result) {
	const known = name("result", result);
	return known === result ? name("outcome", result) : known;
}

function details({ kind, party, to, number, queue, conference, space, application, result }) {
	const target = number ?? (to ? deviceName(to) : null);
	const forwarded = kind === "NOT_ANSWERED" && number ? t("history.forwarded", number) : null;
	const parts = {
		START: [party && partyName(party), number && t("history.dials", number)],
		PBX_ANSWERED: [application],
		NOT_ANSWERED: [party && partyName(party), result && resultName(result), forwarded],
		TRANSFERRED: [party && t("history.by", partyName(party)), target && t("history.target", target),
			result && resultName(result)],
		PARKED: [party && t("history.by", partyName(party)), space && t("history.space", space)],
		PARK_ENDED: [party && t("history.by", partyName(party)), space && t("history.space", space),
			result && resultName(result)],
		QUEUE_LEFT: [queue, result && resultName(result), party && partyName(party)],
		ENDED: [party && t("history.by", partyName(party)), result && resultName(result)],
	}[kind] ?? [party && partyName(party), queue, conference];
	return parts.filter(Boolean).join(" · ");
}

/** Creates the list of the entries. */
export function timeline(entries) {
	return el("ol", { class: "timeline", "data-testid": "timeline" }, ...entries.map((entry) => el("li",
		{ "data-kind": entry.kind }, el("time", { datetime: entry.at, text: timeOfDay(entry.at) }),
		el("div", {}, el("strong", { text: name("history.step", entry.kind) }), el("span", { text: details(entry) })))));
}
