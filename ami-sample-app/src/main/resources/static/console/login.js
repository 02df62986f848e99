// SPDX-License-Identifier: Apache-2.0
//
// Login and logout. The page can be read without login on the machine of the console, but every action needs one.

import { byId, el, setHidden, setText } from "./dom.js";
import { cancelButton, dialogButtons, openDialog } from "./dialog.js";
import { t } from "./i18n.js";
import { csrfToken, mayAct, userName } from "./session.js";

/** Tells the user that acting needs a login. */
export function askForLogin() {
	const link = el("a", { class: "button primary", href: "login", text: t("login.log-in"), "data-testid": "login-confirm" });
	openDialog({ title: t("login.to-act"), testId: "login-dialog", content: [
		el("p", { class: "dialog-text", text: t("login.explanation") }),
		dialogButtons(cancelButton(), link)] });
	link.focus();
}

async function logOut() {
	await fetch("logout", { method: "POST", headers: { "X-XSRF-TOKEN": csrfToken() } }).catch(() => null);
	location.reload();
}

export function showUser() {
	const user = userName();
	setHidden(byId("log-in"), user !== null);
	setHidden(byId("user"), user === null);
	setText(byId("user-name"), user ?? "");
	setText(byId("user-role"), user === null ? "" : t(mayAct() ? "login.role.act" : "login.role.read"));
}

export function startLogin() {
	byId("log-out").addEventListener("click", logOut);
}
