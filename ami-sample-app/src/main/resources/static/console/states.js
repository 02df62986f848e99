// SPDX-License-Identifier: Apache-2.0
//
// The shape and the order of the states of extensions and agents. Each state has a colour, a shape and a text.

export const EXTENSION_ICONS = {
	IDLE: "free",
	RINGING: "ringing",
	IN_USE: "talking",
	BUSY: "busy",
	ON_HOLD: "hold",
	UNAVAILABLE: "unavailable",
	UNKNOWN: "unknown",
};

/** In the order in which a supervisor looks for them. */
export const AGENT_ICONS = {
	AVAILABLE: "free",
	RINGING: "ringing",
	IN_CALL: "talking",
	BUSY: "busy",
	WRAP_UP: "wrap-up",
	PAUSED: "paused",
	UNAVAILABLE: "unavailable",
	UNKNOWN: "unknown",
};
