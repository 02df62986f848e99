/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.action.ModuleLoadAction;
import io.github.amispring.action.UpdateConfigAction;
import io.github.amispring.event.JabberStatusEvent;

/**
 * The presence of a Jabber contact changes.
 */
final class JabberScenario implements Scenario {

	private static final String FILE = "xmpp.conf";

	private static final String ACCOUNT = "ami-test";

	@Override
	public void run(ScenarioContext context) {
		try (JabberServer server = new JabberServer()) {
			deleteAccount(context);
			context.execute(UpdateConfigAction.of(FILE, FILE)
				.newCategory(ACCOUNT)
				.append(ACCOUNT, "type", "component")
				.append(ACCOUNT, "serverhost", "127.0.0.1")
				.append(ACCOUNT, "port", String.valueOf(server.port()))
				.append(ACCOUNT, "username", "asterisk.test")
				.append(ACCOUNT, "secret", "ami-it-jabber")
				.append(ACCOUNT, "usetls", "no")
				.append(ACCOUNT, "usesasl", "no")
				.append(ACCOUNT, "buddy", "bob@test"));
			context.execute(ModuleLoadAction.reload("res_xmpp.so"));
			server.awaitComponent();
			server.send("<presence from='bob@test/phone' to='asterisk.test'><priority>5</priority></presence>");
			context.await(JabberStatusEvent.class);
			server.send("<presence type='unavailable' from='bob@test/phone' to='asterisk.test'/>");
		}
		deleteAccount(context);
	}

	/** The account stays loaded until the server restarts. */
	private static void deleteAccount(ScenarioContext context) {
		context.tryToExecute(UpdateConfigAction.of(FILE, FILE).deleteCategory(ACCOUNT));
	}

}
