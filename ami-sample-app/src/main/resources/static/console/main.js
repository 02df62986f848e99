// SPDX-License-Identifier: Apache-2.0
//
// Starts the page of the operator console.

import { startDial } from "./dial.js";
import { byId, loadIcons } from "./dom.js";
import { loadTexts } from "./i18n.js";
import { showUser, startLogin } from "./login.js";
import { loadSession } from "./session.js";
import { startStream } from "./stream.js";
import { makeTabs } from "./tabs.js";
import { onChange } from "./store.js";
import { showActivity, startActivity } from "./views/activity.js";
import { startCalls } from "./views/calls.js";
import { showCharts, startCharts } from "./views/charts.js";
import { startConferences } from "./views/conferences.js";
import { showEvents, startEvents } from "./views/events.js";
import { startExtensions } from "./views/extensions.js";
import { startFigures } from "./views/figures.js";
import { showHistory, startHistory } from "./views/history.js";
import { startParked } from "./views/parked.js";
import { startQueues } from "./views/queues.js";
import { startServers } from "./views/servers.js";

function startTheme() {
	byId("theme").addEventListener("click", () => {
		const root = document.documentElement;
		const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
		root.dataset.theme = dark ? "light" : "dark";
		localStorage.setItem("console.theme", root.dataset.theme);
		dispatchEvent(new Event("console-theme"));
	});
}

// The selected view is part of the address, so that it can be bookmarked
function startViews() {
	const select = makeTabs(byId("views"), (tab) => {
		const view = tab.id.replace("tab-", "");
		history.replaceState(null, "", view === "live" ? location.pathname : `#${view}`);
		showHistory(view === "history");
		showEvents(view === "events");
		showCharts(view === "charts");
		showActivity(view === "activity");
	});
	const showAddress = () => select(`tab-${location.hash.slice(1) || "live"}`);
	addEventListener("hashchange", showAddress);
	showAddress();
	makeTabs(byId("board-tabs"));
}

await Promise.all([loadTexts(), loadSession(), loadIcons()]);
startTheme();
startLogin();
onChange((changes) => {
	if (changes.force) {
		showUser();
	}
});
for (const start of [startServers, startFigures, startCalls, startExtensions, startQueues, startConferences, startParked,
	startHistory, startEvents, startCharts, startActivity, startDial, startViews]) {
	start();
}
startStream();
