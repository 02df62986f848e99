/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.amispring.simulator.pbx.phone.BehaviorChooser;
import org.jspecify.annotations.Nullable;

/**
 * A channel: the leg of a call that leads to one phone, trunk or extension. Access a
 * channel only under the lock of the {@link Engine}.
 */
public final class PbxChannel {

	private final String name;

	private final String uniqueId;

	private final long number;

	private final String device;

	private final Instant created;

	private final Map<String, String> variables = new LinkedHashMap<>();

	/** The channel whose unique id is the linked id of this channel. */
	private PbxChannel linked;

	private @Nullable PbxChannel successor;

	private ChannelState state = ChannelState.DOWN;

	private @Nullable String callerNumber;

	private @Nullable String callerName;

	private @Nullable String connectedNumber;

	private @Nullable String connectedName;

	private String accountCode = "";

	private String context;

	private String exten;

	private int priority = 1;

	private String announcedPosition = "";

	private String application = "";

	private String data = "";

	private String bridgeId = "";

	private @Nullable Activity activity;

	private @Nullable CallRecord record;

	private final ChannelCallbacks callbacks = new ChannelCallbacks();

	private @Nullable BehaviorChooser calleeBehavior;

	private int cause;

	private int sipCode;

	private @Nullable Instant answered;

	private boolean redirecting;

	private boolean holding;

	private boolean held;

	private @Nullable String music;

	private Set<Feature> features = Set.of();

	private boolean hungUp;

	private boolean gone;

	PbxChannel(String name, String device, String uniqueId, long number, @Nullable PbxChannel parent, Instant created,
			String context, String exten) {
		this.name = name;
		this.device = device;
		this.uniqueId = uniqueId;
		this.number = number;
		this.linked = (parent != null) ? parent.linked : this;
		this.created = created;
		this.context = context;
		this.exten = exten;
	}

	/**
	 * Returns the name of this channel.
	 * @return the name, such as {@code PJSIP/100-00000001}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the unique id of this channel.
	 * @return the id, such as {@code 1767600000.12}
	 */
	public String uniqueId() {
		return this.uniqueId;
	}

	/**
	 * Returns the id that all channels of a call share.
	 * @return the unique id of the first channel of the call
	 */
	public String linkedId() {
		return this.linked.uniqueId;
	}

	/** Returns whether the call of this channel began before that of another channel. */
	boolean isLinkedBefore(PbxChannel other) {
		return this.linked.number < other.linked.number;
	}

	/**
	 * Returns the channel that stands for this channel now: the party behind a Local
	 * channel that was removed, or this channel.
	 * @return the channel
	 */
	public PbxChannel current() {
		return (this.successor != null) ? this.successor.current() : this;
	}

	/** Sets the party behind this half of a Local channel, which is removed. */
	void setSuccessor(PbxChannel successor) {
		this.successor = successor;
	}

	/** Returns whether this channel was created before another channel. */
	boolean isOlderThan(PbxChannel other) {
		return this.number < other.number;
	}

	/** Joins the call of another channel. */
	void link(PbxChannel other) {
		this.linked = other.linked;
	}

	/** Returns whether this channel leads to a phone or a trunk. */
	boolean isPhone() {
		return !this.device.startsWith("Local/");
	}

	/**
	 * Returns the device that this channel leads to.
	 * @return the device, such as {@code PJSIP/100}
	 */
	public String device() {
		return this.device;
	}

	/**
	 * Returns the age of this channel.
	 * @param now the current time
	 * @return the time since the channel was created
	 */
	public Duration age(Instant now) {
		return Duration.between(this.created, now);
	}

	/**
	 * Returns the variables of this channel, in the order in which they were set.
	 * @return the live map; set variables with {@link Channels#setVariable}
	 */
	public Map<String, String> variables() {
		return this.variables;
	}

	/**
	 * Returns the state of this channel.
	 * @return the state
	 */
	public ChannelState state() {
		return this.state;
	}

	/**
	 * Sets the state without publishing an event.
	 * @param state the state
	 */
	public void setState(ChannelState state) {
		this.state = state;
	}

	/**
	 * Returns whether this channel is up.
	 * @return {@code true} for a channel that was answered
	 */
	public boolean isUp() {
		return this.state == ChannelState.UP;
	}

	/**
	 * Returns the number of the caller.
	 * @return the number, {@code null} if unknown
	 */
	public @Nullable String callerNumber() {
		return this.callerNumber;
	}

	/**
	 * Returns the name of the caller.
	 * @return the name, {@code null} if unknown
	 */
	public @Nullable String callerName() {
		return this.callerName;
	}

	/**
	 * Sets the caller.
	 * @param number the number, {@code null} if unknown
	 * @param name the name, {@code null} if unknown
	 */
	public void setCaller(@Nullable String number, @Nullable String name) {
		this.callerNumber = number;
		this.callerName = name;
	}

	/**
	 * Returns the number of the connected party.
	 * @return the number, {@code null} if unknown
	 */
	public @Nullable String connectedNumber() {
		return this.connectedNumber;
	}

	/**
	 * Returns the name of the connected party.
	 * @return the name, {@code null} if unknown
	 */
	public @Nullable String connectedName() {
		return this.connectedName;
	}

	/**
	 * Sets the connected party.
	 * @param number the number, {@code null} if unknown
	 * @param name the name, {@code null} if unknown
	 */
	public void setConnected(@Nullable String number, @Nullable String name) {
		this.connectedNumber = number;
		this.connectedName = name;
	}

	/**
	 * Returns the account that is charged for the call.
	 * @return the account, possibly empty
	 */
	public String accountCode() {
		return this.accountCode;
	}

	/**
	 * Sets the account that is charged for the call.
	 * @param accountCode the account, possibly empty
	 */
	public void setAccountCode(String accountCode) {
		this.accountCode = accountCode;
	}

	/**
	 * Returns the context in the dialplan.
	 * @return the context
	 */
	public String context() {
		return this.context;
	}

	/**
	 * Returns the extension in the dialplan.
	 * @return the extension, possibly empty
	 */
	public String exten() {
		return this.exten;
	}

	/**
	 * Returns the priority in the dialplan.
	 * @return the priority, starting at 1
	 */
	public int priority() {
		return this.priority;
	}

	/**
	 * Sets the position in the dialplan.
	 * @param context the context
	 * @param exten the extension
	 * @param priority the priority
	 */
	public void setPosition(String context, String exten, int priority) {
		this.context = context;
		this.exten = exten;
		this.priority = priority;
	}

	/** Returns whether the position has changed since this method was last called. */
	boolean announcePosition() {
		String position = this.context + ' ' + this.exten + ' ' + this.priority;
		boolean changed = !position.equals(this.announcedPosition);
		this.announcedPosition = position;
		return changed;
	}

	/**
	 * Returns the name of the application that runs on this channel.
	 * @return the application, possibly empty
	 */
	public String application() {
		return this.application;
	}

	/**
	 * Returns the arguments of the application.
	 * @return the arguments, possibly empty
	 */
	public String data() {
		return this.data;
	}

	/**
	 * Sets the application without publishing an event.
	 * @param application the name of the application
	 * @param data the arguments of the application
	 */
	public void setApplication(String application, String data) {
		this.application = application;
		this.data = data;
	}

	/**
	 * Returns the id of the bridge that this channel is in.
	 * @return the id, empty if the channel is not in a bridge
	 */
	public String bridgeId() {
		return this.bridgeId;
	}

	/**
	 * Returns whether this channel is in a bridge.
	 * @return {@code true} if it is in a bridge
	 */
	public boolean isBridged() {
		return !this.bridgeId.isEmpty();
	}

	void setBridgeId(String bridgeId) {
		this.bridgeId = bridgeId;
	}

	/**
	 * Returns the current activity of this channel.
	 * @return the activity, {@code null} if there is none
	 */
	public @Nullable Activity activity() {
		return this.activity;
	}

	/**
	 * Sets the current activity of this channel.
	 * @param activity the activity
	 */
	public void setActivity(@Nullable Activity activity) {
		this.activity = activity;
	}

	/**
	 * Returns the hangup cause.
	 * @return the Q.850 cause, 0 if none is set
	 */
	public int cause() {
		return this.cause;
	}

	/**
	 * Sets the hangup cause.
	 * @param cause the Q.850 cause, 0 for none
	 */
	public void setCause(int cause) {
		this.cause = cause;
	}

	/**
	 * Returns the SIP status with which the phone ended the call.
	 * @return the SIP status, 0 for none
	 */
	public int sipCode() {
		return this.sipCode;
	}

	/**
	 * Sets the SIP status with which the phone ended the call.
	 * @param sipCode the SIP status, 0 for none
	 */
	public void setSipCode(int sipCode) {
		this.sipCode = sipCode;
	}

	/**
	 * Returns the chooser for the behavior of called phones.
	 * @return the chooser, {@code null} to use the behavior of each phone
	 */
	public @Nullable BehaviorChooser calleeBehavior() {
		return this.calleeBehavior;
	}

	/**
	 * Sets the chooser for the behavior of called phones.
	 * @param calleeBehavior the chooser, {@code null} to use the behavior of each phone
	 */
	public void setCalleeBehavior(@Nullable BehaviorChooser calleeBehavior) {
		this.calleeBehavior = calleeBehavior;
	}

	/**
	 * Sets the disposition of the call detail record, if this channel has a record.
	 * @param disposition the disposition of a call that is not answered
	 */
	public void setDisposition(String disposition) {
		if (this.record != null) {
			this.record.disposition = disposition;
		}
	}

	@Nullable CallRecord record() {
		return this.record;
	}

	void setRecord(@Nullable CallRecord record) {
		this.record = record;
	}

	/**
	 * Returns whether this channel has been answered.
	 * @return {@code true} once the channel has been up
	 */
	public boolean wasAnswered() {
		return this.answered != null;
	}

	void markAnswered(Instant answered) {
		this.answered = answered;
	}

	/**
	 * Returns how long this channel has been up.
	 * @param now the current time
	 * @return the time since the channel was answered, zero if it was not answered
	 */
	public Duration upTime(Instant now) {
		return (this.answered != null) ? Duration.between(this.answered, now) : Duration.ZERO;
	}

	/**
	 * Returns whether a Redirect action is moving this channel.
	 * @return {@code true} while the redirection is under way
	 */
	public boolean isRedirecting() {
		return this.redirecting;
	}

	/**
	 * Sets whether a Redirect action is moving this channel.
	 * @param redirecting {@code true} while the redirection is under way
	 */
	public void setRedirecting(boolean redirecting) {
		this.redirecting = redirecting;
	}

	/**
	 * Returns whether the phone of this channel has put the other party on hold.
	 * @return {@code true} between hold and resume
	 */
	public boolean isHolding() {
		return this.holding;
	}

	void setHolding(boolean holding) {
		this.holding = holding;
	}

	/** Returns whether the other party has put this channel on hold. */
	boolean isHeld() {
		return this.held;
	}

	void setHeld(boolean held) {
		this.held = held;
	}

	/**
	 * Returns the class of the music on hold that the party of this channel hears.
	 * @return the class, {@code null} if the party hears no music
	 */
	public @Nullable String music() {
		return this.music;
	}

	void setMusic(@Nullable String music) {
		this.music = music;
	}

	/**
	 * Returns what the party of this channel may request with keys.
	 * @return the features
	 */
	public Set<Feature> features() {
		return this.features;
	}

	/**
	 * Sets what the party of this channel may request with keys.
	 * @param features the features
	 */
	public void setFeatures(Set<Feature> features) {
		this.features = Set.copyOf(features);
	}

	/**
	 * Returns whether this channel is hung up, even if its Hangup event follows later.
	 * @return {@code true} once the hangup has begun
	 */
	public boolean isHungUp() {
		return this.hungUp;
	}

	/** Marks this channel as hung up. */
	public void markHungUp() {
		this.hungUp = true;
	}

	/**
	 * Returns whether this channel no longer exists.
	 * @return {@code true} after its Hangup event
	 */
	public boolean isGone() {
		return this.gone;
	}

	/**
	 * Returns the callbacks for what happens to this channel.
	 * @return the callbacks
	 */
	public ChannelCallbacks callbacks() {
		return this.callbacks;
	}

	void markGone() {
		this.hungUp = true;
		this.gone = true;
		this.activity = null;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
