/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.pbx;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.client.AmiClient;
import io.github.amispring.simulator.AmiSimulator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The PBXs of the console, in the order of configuration.
 */
@Component
public class ConsolePbxs implements Iterable<ConsolePbx> {

	/**
	 * Characters that web servers and firewalls reject in URLs even if they are encoded.
	 */
	private static final Pattern NOT_IN_URLS = Pattern.compile("[/\\\\;%\\p{Cntrl}\\u2028\\u2029]");

	private final List<ConsolePbx> pbxs;

	ConsolePbxs(AmiClients clients, LivePbxs views, ObjectProvider<AmiSimulator> simulators) {
		List<AmiSimulator> running = simulators.stream().toList();
		this.pbxs = clients.asMap().values().stream().map((client) -> pbx(client, views, running)).toList();
	}

	private static ConsolePbx pbx(AmiClient client, LivePbxs views, List<AmiSimulator> simulators) {
		requireUsableInUrls(client.name());
		int port = client.settings().port();
		boolean simulated = simulators.stream().anyMatch((simulator) -> simulator.listensOn(port));
		return new ConsolePbx(client.name(), client.settings().host() + ":" + port, simulated, client,
				views.get(client.name()));
	}

	private static void requireUsableInUrls(String name) {
		if (NOT_IN_URLS.matcher(name).find() || name.equals(".") || name.equals("..")) {
			throw new IllegalStateException("The name \"" + name + "\" of a server in ami.servers cannot be used in the"
					+ " URLs of the console. Choose a name without the characters / \\ ; and %.");
		}
	}

	/**
	 * Returns the PBX with a name.
	 * @param name the name of the server
	 * @return the PBX, if it exists
	 */
	public Optional<ConsolePbx> find(String name) {
		return this.pbxs.stream().filter((pbx) -> pbx.name().equals(name)).findFirst();
	}

	/**
	 * Returns all PBXs.
	 * @return the PBXs, unmodifiable
	 */
	public List<ConsolePbx> all() {
		return this.pbxs;
	}

	@Override
	public Iterator<ConsolePbx> iterator() {
		return this.pbxs.iterator();
	}

}
