// SPDX-License-Identifier: Apache-2.0
//
// The PBXs: their connection, and the choice of which are shown.

import { byId, el, icon, KeyedList, setAttr, setHidden, setIcon, setText } from "../dom.js";
import { asOf, isLive, isLost, trueAt } from "../freshness.js";
import { name, number, t, timeOfDay } from "../i18n.js";
import { announce } from "../notices.js";
import { selectedServer, selectServer } from "../servers.js";
import { onChange, state } from "../store.js";

const before = new Map();
let tiles;

function version(server) {
	return (server.asteriskVersion ?? "").split(/[~+ ]/)[0];
}

function createTile(server) {
	const shape = icon("unknown");
	const label = el("strong");
	const simulated = el("span", { class: "simulated", text: t("server.simulated") });
	const detail = el("span", { class: "muted" });
	const node = el("button", { class: "server", type: "button", "data-key": server.name, "data-testid": "server",
		onclick: () => selectServer(server.name) }, shape,
		el("span", { class: "server-text" }, el("span", { class: "server-name" }, label, simulated), detail));
	node.refs = { shape, label, simulated, detail };
	return node;
}

function updateTile(node, server) {
	const { shape, label, simulated, detail } = node.refs;
	const live = isLive(server.name);
	node.dataset.state = live ? "live" : server.state === "CONNECTED" || server.state === "CONNECTING" ? "loading" : "lost";
	node.dataset.colour = [...state.servers.keys()].indexOf(server.name) % 6;
	setAttr(node, "aria-pressed", selectedServer() === server.name);
	setIcon(shape, live ? "talking" : node.dataset.state === "loading" ? "wrap-up" : "unavailable");
	setText(label, server.name);
	setHidden(simulated, !server.simulated);
	setAttr(node, "title", [server.address, server.connectedSince && live
		? t("server.since", timeOfDay(server.connectedSince)) : null, server.problem].filter(Boolean).join(" · "));
	const rates = state.rates.get(server.name);
	if (!live) {
		setText(detail, isLost() ? asOf(server.name)
			: `${name("server.state", server.state === "CONNECTED" ? "SEEDING" : server.state)}${trueAt(server.name) === null ? ""
				: ` · ${asOf(server.name)}`}`);
	}
	else {
		setText(detail, [version(server) ? t("server.version", version(server)) : null,
			rates ? t("server.events", number(Math.round(rates.eventsPerSecond))) : null].filter(Boolean).join(" · "));
	}
}

function announceChange(server) {
	const was = before.get(server.name);
	before.set(server.name, server.view);
	if (was === undefined || was === server.view) {
		return;
	}
	if (server.view === "VALID") {
		announce(t("server.back", server.name));
	}
	else if (was === "VALID") {
		announce(t("server.lost", server.name));
	}
}

function showBanner() {
	const banner = byId("banner");
	const texts = [];
	if (isLost()) {
		texts.push(t("connection.lost", timeOfDay([...state.servers.keys()].map(trueAt).find((at) => at !== null)
			?? Date.now())));
	}
	else {
		for (const server of state.servers.values()) {
			if (!isLive(server.name) && server.state !== "CONNECTED") {
				const at = trueAt(server.name);
				texts.push([at === null ? t("server.not-connected", server.name) : t("server.lost-as-of", server.name, timeOfDay(at)),
					server.problem].filter(Boolean).join(" "));
			}
		}
	}
	setText(banner, texts.join("\n"));
	setHidden(banner, texts.length === 0);
	setAttr(banner, "data-kind", isLost() ? "offline" : null);
	document.body.toggleAttribute("data-offline", isLost());
}

function showConnection() {
	const pill = byId("connection");
	const lost = [...state.servers.values()].filter((server) => !isLive(server.name)).length;
	const kind = isLost() ? "offline" : !state.loaded || lost > 0 ? "waiting" : "connected";
	setAttr(pill, "data-state", kind);
	setText(byId("connection-text"), isLost() ? t("connection.offline") : !state.loaded ? t("stale.loading")
		: lost > 0 ? t("connection.partly", number(lost), number(state.servers.size)) : t("connection.live"));
}

function show(force) {
	tiles.show([...state.servers.values()], force);
	const all = byId("server-all");
	setHidden(all, state.servers.size < 2);
	setAttr(all, "aria-pressed", selectedServer() === null);
	showBanner();
	showConnection();
}

export function startServers() {
	tiles = new KeyedList(byId("servers"), { key: (server) => server.name, create: createTile, update: updateTile });
	byId("server-all").addEventListener("click", () => selectServer(null));
	onChange((changes) => {
		if (changes.servers) {
			[...state.servers.values()].forEach(announceChange);
		}
		if (changes.servers || changes.rates || changes.force) {
			show(changes.force || changes.rates);
		}
	});
}
