// SPDX-License-Identifier: Apache-2.0
//
// Sends actions to the server. What an action did, or why it failed, is shown as a notice.

import { staleReason } from "./freshness.js";
import { t } from "./i18n.js";
import { askForLogin } from "./login.js";
import { announce, notify } from "./notices.js";
import { csrfToken, loadSession, mayAct, userName } from "./session.js";

const TIMEOUT_MS = 30_000;

// Not crypto.randomUUID(), which exists with https and on localhost only
function randomKey() {
	return [...crypto.getRandomValues(new Uint8Array(16))].map((value) => value.toString(16).padStart(2, "0")).join("");
}

/** Returns why the user cannot act on the server now, or null. Users without login are asked to log in when they act. */
export function notPossible(server) {
	if (userName() && !mayAct()) {
		return t("login.read-only");
	}
	return staleReason(server);
}

/**
 * Sends a request. Returns { ok, body, message }: errors are problem details (RFC 9457), whose "detail" is the message and
 * whose "field" names the invalid field.
 */
export async function request(method, url, body) {
	try {
		const response = await fetch(url, {
			method,
			headers: method === "GET" ? { Accept: "application/json" } : {
				"Accept": "application/json, application/problem+json",
				"Content-Type": "application/json",
				"X-XSRF-TOKEN": csrfToken(),
				"Idempotency-Key": randomKey(),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const result = await response.json().catch(() => ({}));
		const message = response.ok ? result.message : result.detail ?? result.title ?? t("error.status", response.status);
		return { ok: response.ok, status: response.status, body: result, message };
	}
	catch (error) {
		const key = error.name === "TimeoutError" ? "error.timeout" : "error.unreachable";
		return { ok: false, status: 0, body: {}, message: t(key) };
	}
}

function setBusy(button, busy) {
	if (button) {
		button.toggleAttribute("data-busy", busy);
		button.setAttribute("aria-busy", busy);
	}
}

/**
 * Sends an action to a server. "path" follows /api/servers/{server}. Returns the result as request() does, or null if the
 * user has to log in or the server is not connected. "quiet" shows no notice if the action succeeds.
 */
export async function act(server, path, body, { button = null, quiet = false, quietProblem = false } = {}) {
	if (!mayAct() && !userName()) {
		askForLogin();
		return null;
	}
	const reason = notPossible(server);
	if (reason) {
		notify("problem", reason);
		return null;
	}
	if (button?.hasAttribute("data-busy")) {
		return null;
	}
	setBusy(button, true);
	const result = await request("POST", `api/servers/${encodeURIComponent(server)}${path}`, body ?? {});
	setBusy(button, false);
	if (result.status === 401) {
		await loadSession();
		askForLogin();
	}
	else if (!result.ok) {
		if (quietProblem) {
			announce(result.message);
		}
		else {
			notify("problem", result.message);
		}
	}
	else if (!quiet) {
		notify("done", result.message ?? t("done"));
	}
	return result;
}
