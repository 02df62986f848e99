/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import io.github.amispring.action.CustomAction;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.Authentication;
import io.github.amispring.client.internal.log.WireLog;
import io.github.amispring.client.internal.transport.Connection;
import io.github.amispring.client.internal.wire.ActionEncoder;
import io.github.amispring.client.internal.wire.MessageReader;
import io.github.amispring.client.internal.wire.ProtocolException;
import io.github.amispring.client.internal.wire.WireFormat;
import io.github.amispring.exception.AmiAuthenticationException;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * What is said before a connection is ready: greeting, login with the event mask, the
 * server's version, the end of its start, event filters. One question after another on
 * the thread that will read, so that nothing of the client's other life is needed.
 * <p>
 * The login carries the mask, because Asterisk sends FullyBooted right after it only to a
 * session that has asked for events of class system by then. A mask without that class is
 * set when FullyBooted has come. Other events that come before the filters are set are
 * not kept: they belong to the gap before the connection.
 */
public final class Handshake {

	private static final String BANNER = "Asterisk Call Manager";

	private static final String WRONG_CREDENTIALS = "Authentication failed";

	private static final String SYSTEM = "system";

	/** Words of a mask that mean more than a class; numbers are masks as well. */
	private static final Pattern WHOLE_MASK = Pattern.compile("all|on|off|none|yes|no|true|false|\\d+",
			Pattern.CASE_INSENSITIVE);

	private final AmiClientSettings settings;

	private final Connection connection;

	private final MessageReader reader;

	private final ActionEncoder encoder;

	private final WireLog wireLog;

	private final String actionIdPrefix;

	private final UnrecognizedMessages unrecognized;

	private final List<String> filters = new ArrayList<>();

	private @Nullable String unfiltered;

	private @Nullable AmiMessage fullyBooted;

	private boolean fullyBootedReceived;

	private int actions;

	Handshake(AmiClientSettings settings, Connection connection, MessageReader reader, String actionIdPrefix,
			UnrecognizedMessages unrecognized) {
		this.settings = settings;
		this.connection = connection;
		this.reader = reader;
		this.encoder = new ActionEncoder(settings.charset());
		this.wireLog = new WireLog(settings.name());
		this.actionIdPrefix = actionIdPrefix;
		this.unrecognized = unrecognized;
	}

	/**
	 * Carries it out.
	 * @param awaitBoot whether the account is known to be told FullyBooted: until then
	 * Asterisk logs in who comes, and knows no channels or queues yet
	 * @return the server's version
	 * @throws IOException when the connection fails, or takes too long
	 * @throws AmiAuthenticationException when the credentials are refused
	 * @throws AmiConnectException when the server refuses something else, or does not
	 * start in time
	 */
	ServerVersion perform(boolean awaitBoot) throws IOException {
		String ami = greeting();
		login();
		AmiMessage coreSettings = ask(CustomAction.named("CoreSettings"));
		if (awaitBoot) {
			awaitBoot();
		}
		if (addsSystem()) {
			require("the event mask", CustomAction.named("Events").with("EventMask", String.join(",", mask())));
			this.fullyBooted = null;
		}
		ServerVersion version = new ServerVersion(ami, coreSettings.get("AsteriskVersion"));
		for (String filter : this.settings.events().filters()) {
			accepted(filter, filter(filter));
		}
		selectByName(version);
		this.connection.keepOpen();
		return version;
	}

	/** The event filters that the server has accepted. */
	List<String> filters() {
		return this.filters;
	}

	/**
	 * Why the server was not asked to select events by name, or has refused to;
	 * {@code null} when there is nothing of it to tell.
	 */
	@Nullable String unfiltered() {
		return this.unfiltered;
	}

	/** Whether FullyBooted came. */
	boolean fullyBootedReceived() {
		return this.fullyBootedReceived;
	}

	/** FullyBooted, when it came and was asked for. */
	@Nullable AmiMessage fullyBooted() {
		return this.fullyBooted;
	}

	private String greeting() throws IOException {
		String banner = this.reader.pollBanner();
		while (banner == null) {
			fill("greeting the client");
			banner = this.reader.pollBanner();
		}
		if (!banner.startsWith(BANNER)) {
			throw new ProtocolException("what answers there is no AMI server: it does not say \"" + BANNER + "\"");
		}
		String version = banner.substring(banner.lastIndexOf('/') + 1);
		this.reader.setFormat(WireFormat.of(version));
		return version;
	}

	private void login() throws IOException {
		CustomAction login = CustomAction.named("Login").with("Username", this.settings.username());
		if (this.settings.authentication() == Authentication.CHALLENGE) {
			AmiMessage answer = ask(CustomAction.named("Challenge").with("AuthType", "MD5"));
			String challenge = answer.get("Challenge");
			if (challenge == null) {
				throw refused("to give an MD5 challenge", "Challenge", answer);
			}
			login = login.with("AuthType", "MD5").with("Key", key(challenge, this.settings.secret()));
		}
		else {
			login = login.with("Secret", this.settings.secret());
		}
		if (!mask().isEmpty()) {
			login = login.with("Events", String.join(",", mask()) + (addsSystem() ? "," + SYSTEM : ""));
		}
		AmiMessage answer = ask(login);
		if (isSuccess(answer)) {
			return;
		}
		if (serverMessage(answer).equals(WRONG_CREDENTIALS)) {
			throw new AmiAuthenticationException(this.settings.name(), this.settings.host(), this.settings.port(),
					this.settings.username(), serverMessage(answer));
		}
		// others pass by themselves: the account is in use, Asterisk is shutting down
		throw refused("the login of \"" + this.settings.username() + "\"", "Login", answer);
	}

	private String key(String challenge, String secret) {
		try {
			MessageDigest md5 = MessageDigest.getInstance("MD5");
			md5.update(challenge.getBytes(StandardCharsets.US_ASCII));
			return HexFormat.of().formatHex(md5.digest(secret.getBytes(this.settings.charset())));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(
					"This Java runtime has no MD5, so authentication by challenge is not" + " possible", ex);
		}
	}

	private List<String> mask() {
		return this.settings.events().mask();
	}

	/** Whether the login asks for more than the mask says, to be told FullyBooted. */
	private boolean addsSystem() {
		return !mask().isEmpty() && mask().stream()
			.noneMatch((name) -> name.equalsIgnoreCase(SYSTEM) || WHOLE_MASK.matcher(name).matches());
	}

	private void awaitBoot() throws IOException {
		try {
			while (!this.fullyBootedReceived) {
				AmiMessage message = next("starting up");
				if (message.isEvent()) {
					accept(message);
				}
			}
		}
		catch (SocketTimeoutException ex) {
			throw new StillStartingException(this.settings.name(),
					"PBX \"" + this.settings.name() + "\" at " + this.settings.host() + ":" + this.settings.port()
							+ " is still starting: it did not say FullyBooted within "
							+ this.settings.connectTimeout().toMillis() + " ms",
					ex);
		}
	}

	private void accept(AmiMessage event) {
		if (event.hasValue(0, "FullyBooted")) {
			this.fullyBootedReceived = true;
			this.fullyBooted = event;
		}
	}

	/** Saves what this side would throw away, where the server can be relied on. */
	private void selectByName(ServerVersion version) throws IOException {
		List<String> filters = ServerFilters.of(this.settings.events());
		if (!filters.isEmpty() && !version.hasExtendedFilters()) {
			this.unfiltered = version + " is not known to take filters of this kind";
			return;
		}
		for (String filter : filters) {
			AmiMessage answer = filter(filter);
			if (filter.equals(filters.get(0)) && !isSuccess(answer)) {
				this.unfiltered = "the server refused a filter: " + serverMessage(answer)
						+ "; the account needs the write permission \"system\" for it";
				return;
			}
			// not without the rest: it could keep back what that would have included
			accepted(filter, answer);
		}
	}

	private AmiMessage filter(String filter) throws IOException {
		return ask(CustomAction.named("Filter").with("Operation", "Add").with("Filter", filter));
	}

	private void accepted(String filter, AmiMessage answer) {
		if (!isSuccess(answer)) {
			throw refused("the event filter \"" + filter + "\"", "Filter", answer);
		}
		this.filters.add(filter);
	}

	private static boolean isSuccess(AmiMessage answer) {
		return answer.hasValue(0, "Success");
	}

	private void require(String what, CustomAction action) throws IOException {
		AmiMessage answer = ask(action);
		if (!isSuccess(answer)) {
			throw refused(what, action.name(), answer);
		}
	}

	private AmiConnectException refused(String what, String action, AmiMessage answer) {
		return new AmiConnectException(this.settings.name(),
				"PBX \"" + this.settings.name() + "\" at " + this.settings.host() + ":" + this.settings.port()
						+ " refused " + what + ": " + serverMessage(answer),
				new AmiErrorResponseException(this.settings.name(), action, answer));
	}

	private static String serverMessage(AmiMessage answer) {
		String message = answer.get("Message");
		return (message != null) ? message.strip() : "(no message)";
	}

	private AmiMessage ask(CustomAction action) throws IOException {
		String actionId = this.actionIdPrefix + "h" + this.actions++;
		this.wireLog.sent(action, actionId);
		this.connection.output().write(this.encoder.encode(action, actionId));
		this.connection.output().flush();
		while (true) {
			AmiMessage message = next("answering the action " + action.name());
			if (message.isEvent()) {
				accept(message);
			}
			else if (message.isResponse() && isOurs(message, actionId)) {
				return message;
			}
		}
	}

	/**
	 * Asterisk 1.6 answers some actions without their ActionID; only one is under way.
	 */
	private static boolean isOurs(AmiMessage response, String actionId) {
		String id = response.get("ActionID");
		return id == null || id.equals(actionId);
	}

	private AmiMessage next(String step) throws IOException {
		AmiMessage message = this.reader.poll();
		while (message == null) {
			fill(step);
			message = this.reader.poll();
		}
		this.wireLog.received(message);
		if (!message.isEvent() && !message.isResponse()) {
			this.unrecognized.add(message);
		}
		return message;
	}

	private void fill(String step) throws IOException {
		if (!this.reader.fill()) {
			throw new EOFException("the server closed the connection instead of " + step);
		}
	}

	/**
	 * The server logs in who comes, but has not started whole.
	 */
	static final class StillStartingException extends AmiConnectException {

		private static final long serialVersionUID = 1L;

		private StillStartingException(String server, String message, Throwable cause) {
			super(server, message, cause);
		}

	}

}
