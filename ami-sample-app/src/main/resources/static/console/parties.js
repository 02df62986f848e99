// SPDX-License-Identifier: Apache-2.0
//
// How the parties of a call are named, and which of them an action concerns.

import { name, t } from "./i18n.js";

const PLACES = ["QUEUED", "PARKED", "CONFERENCE"];

export function partyName(party) {
	return party?.name ?? party?.number ?? party?.device ?? t("party.unknown");
}

/** Returns what identifies a party: name, number and device, without repetition. */
export function partyLines(party) {
	return party ? [party.name, party.number, party.device] : [];
}

/** Returns the lines for the called side: the first one is the title. */
export function calledLines(call) {
	const names = (call.to ?? []).map(partyName).join(", ");
	const ringing = (call.ringing ?? []).map(partyName).join(", ");
	const queue = call.queue ? t("call.queue", call.queue) : null;
	if (PLACES.includes(call.state) && (call.place ?? call.queue)) {
		const place = t(`call.place.${call.state}`, call.place ?? call.queue);
		return [place, call.state === "QUEUED" && ringing ? t("call.rings", ringing) : names];
	}
	if (call.to?.length === 1) {
		const [{ name: partyNameOnly, number, device }] = call.to;
		return [partyNameOnly ?? call.agent, number, device];
	}
	if (call.to?.length > 1) {
		return [names];
	}
	return [ringing || call.dialed, ringing ? call.dialed : null, queue, call.place];
}

/** Returns a short description of a call, such as "Anna Meier → 101". */
export function callTitle(call) {
	const called = calledLines(call).find(Boolean) ?? "–";
	return `${call.from ? partyName(call.from) : "–"} → ${called}`;
}

export function presentParties(call) {
	return (call.parties ?? []).filter((party) => party.present);
}

/** Returns the party that called. */
function caller(call) {
	return (call.parties ?? []).find((party) => party.device && party.device === call.from?.device) ?? call.parties?.[0];
}

/** Returns the present party that is a phone of this PBX rather than an outside party, as far as that is known. */
export function insideParty(call) {
	const parties = presentParties(call);
	const calling = caller(call);
	if (call.direction === "INBOUND") {
		return parties.find((party) => party !== calling) ?? parties[0];
	}
	return parties.find((party) => party === calling) ?? parties[0];
}

/** Returns another present party of the call than this one. */
export function otherParty(call, party) {
	return presentParties(call).find((other) => other.uniqueId !== party?.uniqueId);
}

/** Returns how a device, such as "PJSIP/104", is shown in a sentence. */
export function deviceName(device) {
	return device?.includes("/") ? device.slice(device.indexOf("/") + 1) : device ?? "–";
}

export function outcomeName(outcome) {
	return outcome ? name("outcome", outcome) : t("outcome.ENDED");
}
