/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One channel: a phone's leg of a call. Read it only inside {@link Pbx#locked}.
 */
public final class Channel {

	private final String name;

	private final String uniqueId;

	private final String device;

	private final Instant created;

	private final Map<String, String> variables = new LinkedHashMap<>();

	String linkedId;

	ChannelState state = ChannelState.DOWN;

	@Nullable String callerNumber;

	@Nullable String callerName;

	@Nullable String connectedNumber;

	@Nullable String connectedName;

	String accountCode = "";

	String context;

	String exten;

	int priority = 1;

	String application = "";

	String data = "";

	@Nullable Bridge bridge;

	@Nullable Instant answered;

	@Nullable Activity activity;

	@Nullable CallRecord record;

	/**
	 * Told once when the channel is answered: who calls, or the other half of a Local
	 * channel.
	 */
	@Nullable Runnable onAnswer;

	/** Told when the dialplan says that it rings. */
	@Nullable Runnable onRinging;

	/** Told once after the channel's end. */
	@Nullable Runnable onGone;

	/** How phones behave that this channel calls, if not as always. */
	@Nullable Behaviours callees;

	boolean redirecting;

	int cause;

	int sipCode;

	boolean holding;

	boolean gone;

	Channel(String name, String device, String uniqueId, String linkedId, Instant created, String context,
			String exten) {
		this.name = name;
		this.device = device;
		this.uniqueId = uniqueId;
		this.linkedId = linkedId;
		this.created = created;
		this.context = context;
		this.exten = exten;
	}

	/**
	 * The name.
	 * @return such as {@code PJSIP/100-00000001}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The id.
	 * @return such as {@code 1767600000.12}
	 */
	public String uniqueId() {
		return this.uniqueId;
	}

	/**
	 * The id that all channels of a call share.
	 * @return the id of the first of them
	 */
	public String linkedId() {
		return this.linkedId;
	}

	/**
	 * The device to which the channel leads.
	 * @return such as {@code PJSIP/100}
	 */
	public String device() {
		return this.device;
	}

	/**
	 * The state.
	 * @return the state
	 */
	public ChannelState state() {
		return this.state;
	}

	/**
	 * The caller's number.
	 * @return the number, {@code null} when it is unknown
	 */
	public @Nullable String callerNumber() {
		return this.callerNumber;
	}

	/**
	 * The caller's name.
	 * @return the name, {@code null} when it is unknown
	 */
	public @Nullable String callerName() {
		return this.callerName;
	}

	/**
	 * The other side's number.
	 * @return the number, {@code null} when it is unknown
	 */
	public @Nullable String connectedNumber() {
		return this.connectedNumber;
	}

	/**
	 * The other side's name.
	 * @return the name, {@code null} when it is unknown
	 */
	public @Nullable String connectedName() {
		return this.connectedName;
	}

	/**
	 * The extension in the dialplan.
	 * @return the extension, possibly empty
	 */
	public String exten() {
		return this.exten;
	}

	/**
	 * The context in the dialplan.
	 * @return the context
	 */
	public String context() {
		return this.context;
	}

	/**
	 * The priority in the dialplan.
	 * @return the priority
	 */
	public int priority() {
		return this.priority;
	}

	/**
	 * The application that runs.
	 * @return the application, possibly empty
	 */
	public String application() {
		return this.application;
	}

	/**
	 * What the application was told.
	 * @return the application's data, possibly empty
	 */
	public String data() {
		return this.data;
	}

	/**
	 * The account to which the call is charged.
	 * @return the account, possibly empty
	 */
	public String accountCode() {
		return this.accountCode;
	}

	/**
	 * The bridge in which the channel is.
	 * @return the bridge's id, empty when there is none
	 */
	public String bridgeId() {
		return (this.bridge != null) ? this.bridge.uniqueId() : "";
	}

	/**
	 * The variables of the channel, in the order in which they were set.
	 * @return the variables, to be changed by the PBX only
	 */
	public Map<String, String> variables() {
		return this.variables;
	}

	/**
	 * For how long the channel has existed.
	 * @param now the present
	 * @return the age
	 */
	public Duration age(Instant now) {
		return Duration.between(this.created, now);
	}

	Instant created() {
		return this.created;
	}

	boolean isUp() {
		return this.state == ChannelState.UP;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
