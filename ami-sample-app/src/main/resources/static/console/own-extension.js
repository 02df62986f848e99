// SPDX-License-Identifier: Apache-2.0
//
// The user's own extension, which rings for actions such as "listen". The user is asked for it when it is not known.

import { askFor } from "./dialog.js";
import { t } from "./i18n.js";
import { ownExtension, setOwnExtension } from "./session.js";
import { repaint } from "./store.js";

/** Returns the user's own extension on the server, or null if the user did not enter it. */
export async function needOwnExtension(server) {
	const known = ownExtension(server);
	if (known) {
		return known;
	}
	const values = await askFor({ title: t("own-extension.title"), text: t("own-extension.text", server),
		fields: [{ name: "extension", label: t("dial.from"), required: true }], action: t("continue"),
		testId: "own-extension" });
	if (!values?.extension) {
		return null;
	}
	setOwnExtension(server, values.extension);
	repaint();
	return values.extension;
}
