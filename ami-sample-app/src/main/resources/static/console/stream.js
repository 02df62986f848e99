// SPDX-License-Identifier: Apache-2.0
//
// The connection to the console. The browser reconnects by itself and sends the id of the last message, so that the
// server can send what was missed. This script sends it if it opens the connection again. A heartbeat arrives at least
// every 5 s: without one, the connection is lost.

import { announce } from "./notices.js";
import { serverNow, setLost, setServerTime } from "./freshness.js";
import { t, timeOfDay } from "./i18n.js";
import { applySnapshot, applyUpdate } from "./store.js";

const SILENCE_MS = 12_000;
const REOPEN_MS = 3_000;

let source = null;
let lastMessageAt = 0;
let lastId = null;
let lastServerTime = null;
let lost = false;
let reopening = 0;

function received(message, apply) {
	const update = JSON.parse(message.data);
	lastMessageAt = Date.now();
	if (update.now) {
		setServerTime(update.now);
		lastServerTime = Date.parse(update.now);
	}
	if (lost) {
		lost = false;
		announce(t("connection.back"));
	}
	setLost(null);
	apply(update);
	lastId = message.lastEventId;
}

function loseConnection() {
	if (!lost) {
		lost = true;
		const at = lastServerTime ?? serverNow();
		setLost(at);
		announce(t("connection.lost", timeOfDay(at)));
	}
}

function open() {
	reopening = 0;
	lastMessageAt = Date.now();
	source?.close();
	source = new EventSource(lastId ? `api/stream?after=${encodeURIComponent(lastId)}` : "api/stream");
	source.addEventListener("snapshot", (message) => received(message, applySnapshot));
	source.addEventListener("update", (message) => received(message, applyUpdate));
	source.addEventListener("error", () => {
		loseConnection();
		// The browser gives up if the response is an error, for example because the login has expired
		if (source.readyState === EventSource.CLOSED) {
			reopen();
		}
	});
}

async function reopen() {
	if (reopening) {
		return;
	}
	reopening = setTimeout(open, REOPEN_MS);
	const response = await fetch("api/me").catch(() => null);
	if (response?.status === 401) {
		location.assign("login");
	}
}

export function startStream() {
	open();
	setInterval(() => {
		if (Date.now() - lastMessageAt > SILENCE_MS && !reopening) {
			loseConnection();
			open();
		}
	}, 1000);
}
