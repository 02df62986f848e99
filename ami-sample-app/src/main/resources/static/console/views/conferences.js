// SPDX-License-Identifier: Apache-2.0
//
// The conferences and their members.

import { act, notPossible } from "../actions.js";
import { runClock } from "../clock.js";
import { ask } from "../dialog.js";
import { byId, el, icon, KeyedList, setAttr, setDisabled, setHidden, setIcon, setText } from "../dom.js";
import { compare, number, plural, t } from "../i18n.js";
import { askForLogin } from "../login.js";
import { partyName } from "../parties.js";
import { mayAct, userName } from "../session.js";
import { serverTag, showServerTag, shows } from "../servers.js";
import { markStale } from "../stale.js";
import { onChange, state } from "../store.js";

let list;

function enabled(button) {
	return button.getAttribute("aria-disabled") !== "true";
}

function createMember(item) {
	const find = () => {
		const conference = state.conferences.get(node.conferenceKey);
		return { conference, member: conference?.members.find((candidate) => candidate.uniqueId === node.dataset.key) };
	};
	const talking = icon("talking");
	const who = el("strong");
	const detail = el("span", { class: "muted" });
	const clock = el("span", { class: "wait" });
	const mute = el("button", { class: "icon-button", type: "button", "data-testid": "conference-mute", onclick: () => {
		const { conference, member } = find();
		if (member && enabled(mute)) {
			act(conference.server, "/conferences/mute", { conference: conference.name, channel: member.channel,
				muted: !member.muted }, { button: mute });
		}
	} }, icon("microphone"));
	const kick = el("button", { class: "icon-button danger-icon", type: "button", "data-testid": "conference-kick",
		onclick: async () => {
			const { conference, member } = find();
			if (!member || !enabled(kick)) {
				return;
			}
			if (!mayAct() && !userName()) {
				askForLogin();
				return;
			}
			if (await ask({ title: t("conference.kick-title", partyName(member)), action: t("conference.kick"), danger: true,
				text: t("conference.kick-text", partyName(member), conference.name), testId: "kick-dialog" })) {
				await act(conference.server, "/conferences/kick", { conference: conference.name, channel: member.channel },
					{ button: kick });
			}
		} }, icon("close"));
	const node = el("li", { class: "member", "data-key": item.member.uniqueId, "data-testid": "conference-member" },
		el("span", { class: "talking" }, talking), el("span", { class: "caller-name" }, who, detail), clock, mute, kick);
	node.refs = { talking, who, detail, clock, mute, kick };
	return node;
}

function updateMember(node, { member, conference }) {
	const { who, detail, clock, mute, kick } = node.refs;
	const disabled = notPossible(conference.server);
	node.conferenceKey = conference.key;
	setAttr(node, "data-talking", member.talking ? "" : null);
	setText(who, partyName(member));
	setText(detail, [member.name ? member.number : null, member.admin ? t("conference.admin") : null,
		member.muted ? t("conference.muted") : member.talking ? t("conference.talking") : null].filter(Boolean).join(" · "));
	runClock(clock, conference.server, member.joinedAt);
	setIcon(mute.firstChild, member.muted ? "muted" : "microphone");
	setAttr(mute, "aria-pressed", Boolean(member.muted));
	setAttr(mute, "aria-label", t("conference.mute", partyName(member)));
	setAttr(kick, "aria-label", t("conference.kick-label", partyName(member)));
	setDisabled(mute, disabled);
	setDisabled(kick, disabled);
}

function createConference(conference) {
	const key = conference.key;
	const title = el("h3");
	const tag = serverTag();
	const summary = el("span", { class: "muted" });
	const clock = el("span", { class: "wait" });
	const lock = el("button", { class: "icon-button", type: "button", "data-testid": "conference-lock", onclick: () => {
		const current = state.conferences.get(key);
		if (current && enabled(lock)) {
			act(current.server, "/conferences/lock", { conference: current.name, locked: !current.locked }, { button: lock });
		}
	} }, icon("unlock"));
	const members = el("ul", { class: "members" });
	const node = el("article", { class: "conference", "data-key": key, "data-testid": "conference" },
		el("div", { class: "queue-head" }, title, tag, summary, clock, lock), members);
	node.refs = { title, tag, summary, clock, lock,
		list: new KeyedList(members, { key: (item) => item.member.uniqueId, create: createMember, update: updateMember }) };
	return node;
}

function updateConference(node, conference) {
	const { title, tag, summary, clock, lock, list: members } = node.refs;
	markStale(node, conference.server);
	setText(title, t("conference.title", conference.name));
	showServerTag(tag, conference.server);
	setText(summary, [plural("conference.members", conference.members.length), conference.locked ? t("conference.locked") : null,
		conference.recording ? t("call.recording") : null].filter(Boolean).join(" · "));
	runClock(clock, conference.server, conference.startedAt);
	setIcon(lock.firstChild, conference.locked ? "lock" : "unlock");
	setAttr(lock, "aria-pressed", Boolean(conference.locked));
	setAttr(lock, "aria-label", t("conference.lock", conference.name));
	setDisabled(lock, notPossible(conference.server));
	members.show(conference.members.map((member) => ({ member, conference })), true);
}

function show(force) {
	const shown = [...state.conferences.values()].filter((conference) => shows(conference.server))
		.sort((a, b) => compare(a.name, b.name) || compare(a.server, b.server));
	list.show(shown, force);
	setText(byId("conferences-count"), shown.length > 0 ? number(shown.length) : "");
	setHidden(byId("conferences-empty"), shown.length > 0);
	setText(byId("conferences-empty"), state.loaded ? t("conferences.none") : t("stale.loading"));
}

export function startConferences() {
	list = new KeyedList(byId("conferences"), { create: createConference, update: updateConference });
	onChange((changes) => {
		if (changes.conferences || changes.force) {
			show(changes.force);
		}
	});
}
