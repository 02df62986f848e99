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
import io.github.amispring.client.HttpSettings;
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
 * Prepares a connection: reads the banner, logs in with the event mask, determines the
 * version of the server, waits for FullyBooted, and sets event filters. It sends one
 * action at a time on the reader thread, before a {@link Session} exists.
 * <p>
 * The login contains the mask, because Asterisk sends FullyBooted after the login only to
 * a session whose mask contains the class {@code system}. If the configured mask does not
 * contain this class, it is set after FullyBooted. Other events that arrive before the
 * filters are set are discarded: they belong to the gap before the connection.
 * <p>
 * Over HTTP, there is no banner, and CoreSettings contains the AMI version. With digest
 * authentication, there is no login, and thus no FullyBooted. If the mask selects no
 * events, the client does not wait for events, because WaitEvent would then select all of
 * them (verified with Asterisk 16 and 22).
 */
public final class Handshake {

	private static final String BANNER = "Asterisk Call Manager";

	private static final String WRONG_CREDENTIALS = "Authentication failed";

	private static final String SYSTEM = "system";

	/** Elements of a mask that are not the name of a class. A number is a bit mask. */
	private static final Pattern WHOLE_MASK = Pattern.compile("all|on|off|none|yes|no|true|false|\\d+",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern NOT_PRINTABLE = Pattern.compile("[^ -~]");

	private final AmiClientSettings settings;

	private final Connection connection;

	private final MessageReader reader;

	private final ActionEncoder encoder;

	private final @Nullable HttpSettings http;

	private final WireLog wireLog;

	private final String actionIdPrefix;

	private final UnrecognizedMessages unrecognized;

	private final List<String> filters = new ArrayList<>();

	private @Nullable String unfilteredReason;

	private @Nullable AmiMessage fullyBooted;

	private boolean fullyBootedReceived;

	private int actions;

	Handshake(AmiClientSettings settings, Connection connection, MessageReader reader, ActionEncoder encoder,
			String actionIdPrefix, UnrecognizedMessages unrecognized) {
		this.settings = settings;
		this.connection = connection;
		this.reader = reader;
		this.encoder = encoder;
		this.http = settings.http();
		this.wireLog = new WireLog(settings.name());
		this.actionIdPrefix = actionIdPrefix;
		this.unrecognized = unrecognized;
	}

	/**
	 * Performs the handshake.
	 * @param awaitFullyBooted whether to wait for FullyBooted, because the account has
	 * received it earlier. Before FullyBooted, Asterisk accepts logins but has no
	 * channels or queues
	 * @return the version of the server
	 * @throws IOException if the connection fails, or the handshake takes too long
	 * @throws AmiAuthenticationException if the server rejects the credentials
	 * @throws AmiConnectException if the server rejects an action, or is still starting
	 */
	ServerVersion perform(boolean awaitFullyBooted) throws IOException {
		String banner = (this.http == null) ? readBanner() : null;
		if (logsIn()) {
			login();
		}
		AmiMessage coreSettings = execute(CustomAction.named("CoreSettings"));
		String ami = (banner != null) ? banner : readVersion(coreSettings);
		if (awaitFullyBooted && logsIn()) {
			awaitFullyBooted();
		}
		boolean selectsEvents = true;
		if (addsSystemClass() || (this.http != null && !mask().isEmpty())) {
			selectsEvents = setMask();
			if (addsSystemClass()) {
				this.fullyBooted = null;
			}
		}
		ServerVersion version = new ServerVersion(ami, coreSettings.get("AsteriskVersion"));
		for (String filter : this.settings.events().filters()) {
			addFilter(filter, sendFilter(filter));
		}
		filterByName(version);
		if (selectsEvents) {
			this.connection.beginEvents();
		}
		this.connection.keepOpen();
		return version;
	}

	/** Returns the event filters that the server has accepted. */
	List<String> filters() {
		return this.filters;
	}

	/**
	 * Returns the reason why the server does not filter events by name, {@code null} if
	 * it does or if no filter is required.
	 */
	@Nullable String unfilteredReason() {
		return this.unfilteredReason;
	}

	/** Returns whether FullyBooted was received. */
	boolean fullyBootedReceived() {
		return this.fullyBootedReceived;
	}

	/** Returns FullyBooted if it was received and the mask selects it. */
	@Nullable AmiMessage fullyBooted() {
		return this.fullyBooted;
	}

	/** Returns whether the client logs in. Digest authentication replaces the login. */
	private boolean logsIn() {
		return this.http == null || this.http.authentication() == HttpSettings.Authentication.LOGIN;
	}

	/** Over HTTP, the server sends no banner. */
	private @Nullable String readVersion(AmiMessage coreSettings) {
		String version = coreSettings.get("AMIversion");
		if (version != null) {
			this.reader.setFormat(WireFormat.of(version));
		}
		return version;
	}

	private String readBanner() throws IOException {
		String banner = this.reader.pollBanner();
		while (banner == null) {
			fill("it sent its banner");
			banner = this.reader.pollBanner();
		}
		if (!banner.startsWith(BANNER)) {
			throw new ProtocolException("not an AMI server: expected a banner \"" + BANNER + "/...\" but received \""
					+ NOT_PRINTABLE.matcher(banner).replaceAll("?") + "\"");
		}
		String version = banner.substring(banner.lastIndexOf('/') + 1);
		this.reader.setFormat(WireFormat.of(version));
		return version;
	}

	private void login() throws IOException {
		CustomAction login = CustomAction.named("Login").with("Username", this.settings.username());
		if (this.settings.authentication() == Authentication.CHALLENGE) {
			AmiMessage response = execute(CustomAction.named("Challenge").with("AuthType", "MD5"));
			String challenge = response.get("Challenge");
			if (challenge == null) {
				throw rejected("the request for an MD5 challenge", "Challenge", response);
			}
			login = login.with("AuthType", "MD5").with("Key", key(challenge, this.settings.secret()));
		}
		else {
			login = login.with("Secret", this.settings.secret());
		}
		if (!mask().isEmpty()) {
			login = login.with("Events", String.join(",", mask()) + (addsSystemClass() ? "," + SYSTEM : ""));
		}
		else if (this.http != null) {
			// otherwise the server would not send FullyBooted
			login = login.with("Events", "on");
		}
		AmiMessage response = execute(login);
		if (isSuccess(response)) {
			return;
		}
		if (serverMessage(response).equals(WRONG_CREDENTIALS)) {
			throw new AmiAuthenticationException(this.settings.name(), this.settings.host(), this.settings.port(),
					this.settings.username(), serverMessage(response));
		}
		// temporary failures: the account is in use, or Asterisk is shutting down
		throw rejected("the login of \"" + this.settings.username() + "\"", "Login", response);
	}

	private String key(String challenge, String secret) {
		try {
			MessageDigest md5 = MessageDigest.getInstance("MD5");
			md5.update(challenge.getBytes(StandardCharsets.US_ASCII));
			return HexFormat.of().formatHex(md5.digest(secret.getBytes(this.settings.charset())));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime does not support MD5, which authentication by challenge"
					+ " requires. Use plaintext authentication over TLS instead.", ex);
		}
	}

	private List<String> mask() {
		return this.settings.events().mask();
	}

	/** Returns whether the login adds a class to the mask, to receive FullyBooted. */
	private boolean addsSystemClass() {
		return !mask().isEmpty() && mask().stream()
			.noneMatch((name) -> name.equalsIgnoreCase(SYSTEM) || WHOLE_MASK.matcher(name).matches());
	}

	/** Sets the mask. Returns whether it selects any event. */
	private boolean setMask() throws IOException {
		AmiMessage response = execute(CustomAction.named("Events").with("EventMask", String.join(",", mask())));
		if (!isSuccess(response)) {
			throw rejected("the event mask", "Events", response);
		}
		return !"Off".equals(response.get("Events"));
	}

	private void awaitFullyBooted() throws IOException {
		if (this.http != null && !this.fullyBootedReceived) {
			// the client does not wait for events before it has set the mask
			throw stillStarting("it did not send FullyBooted in response to the login", null);
		}
		try {
			while (!this.fullyBootedReceived) {
				AmiMessage message = nextMessage("it sent FullyBooted");
				if (message.isEvent()) {
					onEvent(message);
				}
			}
		}
		catch (SocketTimeoutException ex) {
			throw stillStarting(
					"it did not send FullyBooted within " + this.settings.connectTimeout().toMillis() + " ms", ex);
		}
	}

	private StillStartingException stillStarting(String sign, @Nullable Throwable cause) {
		return new StillStartingException(this.settings.name(), "PBX \"" + this.settings.name() + "\" at "
				+ this.settings.host() + ":" + this.settings.port() + " is still starting: " + sign + ".", cause);
	}

	private void onEvent(AmiMessage event) {
		if (event.hasValue(0, "FullyBooted")) {
			this.fullyBootedReceived = true;
			this.fullyBooted = event;
		}
	}

	/**
	 * Adds filters so that the server does not send events that the client would discard.
	 */
	private void filterByName(ServerVersion version) throws IOException {
		List<String> filters = ServerFilters.of(this.settings.events());
		if (!filters.isEmpty() && !version.hasExtendedFilters()) {
			this.unfilteredReason = version + " may not support filters with extended regular expressions";
			return;
		}
		for (String filter : filters) {
			AmiMessage response = sendFilter(filter);
			if (filter.equals(filters.get(0)) && !isSuccess(response)) {
				this.unfilteredReason = "the server rejected a filter with \"" + serverMessage(response)
						+ "\" (the account needs the write permission \"system\" to add filters)";
				return;
			}
			// fails if a later filter is rejected, because the first filters alone could
			// withhold events that the rejected filter includes
			addFilter(filter, response);
		}
	}

	private AmiMessage sendFilter(String filter) throws IOException {
		return execute(CustomAction.named("Filter").with("Operation", "Add").with("Filter", filter));
	}

	private void addFilter(String filter, AmiMessage response) {
		if (!isSuccess(response)) {
			throw rejected("the event filter \"" + filter + "\"", "Filter", response);
		}
		this.filters.add(filter);
	}

	private static boolean isSuccess(AmiMessage response) {
		return response.hasValue(0, "Success");
	}

	private AmiConnectException rejected(String request, String action, AmiMessage response) {
		return new AmiConnectException(this.settings.name(),
				"PBX \"" + this.settings.name() + "\" at " + this.settings.host() + ":" + this.settings.port()
						+ " rejected " + request + ": \"" + serverMessage(response) + "\".",
				new AmiErrorResponseException(this.settings.name(), action, response));
	}

	private static String serverMessage(AmiMessage response) {
		String message = response.get("Message");
		return (message != null) ? message.strip() : "(no message)";
	}

	private AmiMessage execute(CustomAction action) throws IOException {
		String actionId = this.actionIdPrefix + "h" + this.actions++;
		this.wireLog.sent(action, actionId);
		this.connection.output().write(this.encoder.encode(action, actionId));
		this.connection.output().flush();
		while (true) {
			AmiMessage message = nextMessage("it responded to the action " + action.name());
			if (message.isEvent()) {
				onEvent(message);
			}
			else if (message.isResponse() && isResponseTo(message, actionId)) {
				return message;
			}
		}
	}

	/**
	 * Accepts responses without an ActionID, because Asterisk 1.6 omits it in responses
	 * to some actions. Only one action is pending during the handshake.
	 */
	private static boolean isResponseTo(AmiMessage response, String actionId) {
		String id = response.get("ActionID");
		return id == null || id.equals(actionId);
	}

	private AmiMessage nextMessage(String expectation) throws IOException {
		AmiMessage message = this.reader.poll();
		while (message == null) {
			fill(expectation);
			message = this.reader.poll();
		}
		this.wireLog.received(message);
		if (!message.isEvent() && !message.isResponse()) {
			this.unrecognized.add(message);
		}
		return message;
	}

	private void fill(String expectation) throws IOException {
		if (!this.reader.fill()) {
			throw new EOFException("the server closed the connection before " + expectation);
		}
	}

	/**
	 * Thrown if the server accepts the login, but has not finished starting.
	 */
	static final class StillStartingException extends AmiConnectException {

		private static final long serialVersionUID = 1L;

		private StillStartingException(String server, String message, @Nullable Throwable cause) {
			super(server, message, cause);
		}

	}

}
