/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.ChannelState;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a call. Not thread-safe: {@link LiveCalls} synchronizes access to it.
 */
class CallChannel {

	private static final Pattern DEVICE_SUFFIX = Pattern.compile("-[0-9a-f]{8}(;[12])?$");

	/** Extensions that the dialplan uses internally. */
	private static final Set<String> NOT_DIALED = Set.of("s", "h", "i", "t");

	final String uniqueId;

	final Instant startedAt;

	/** The id of the call that the console shows for this channel. */
	String callId;

	@Nullable String bridgeId;

	@Nullable String dialedBy;

	boolean onHold;

	private ChannelSnapshot snapshot;

	CallChannel(ChannelSnapshot snapshot, String uniqueId, String callId, Instant startedAt) {
		this.snapshot = snapshot;
		this.uniqueId = uniqueId;
		this.callId = callId;
		this.startedAt = startedAt;
	}

	void update(ChannelSnapshot snapshot) {
		this.snapshot = snapshot;
	}

	@Nullable String linkedId() {
		return this.snapshot.linkedId();
	}

	String name() {
		return Objects.requireNonNullElse(this.snapshot.name(), this.uniqueId);
	}

	boolean isUp() {
		return this.snapshot.state() == ChannelState.UP;
	}

	boolean isRinging() {
		return this.snapshot.state() == ChannelState.RINGING;
	}

	boolean isBridgedWith(CallChannel other) {
		return this.bridgeId != null && this.bridgeId.equals(other.bridgeId);
	}

	boolean isDialedBy(CallChannel other) {
		return other.uniqueId.equals(this.dialedBy);
	}

	/**
	 * Returns whether this channel and another channel are the halves of one Local
	 * channel, such as {@code Local/100@office-00000001;1} and
	 * {@code Local/100@office-00000001;2}.
	 */
	boolean isOtherHalfOf(CallChannel other) {
		String name = name();
		String otherName = other.name();
		int length = name.length() - 1;
		return name.startsWith("Local/") && length == otherName.length() - 1 && !name.equals(otherName)
				&& name.charAt(length - 1) == ';' && otherName.startsWith(name.substring(0, length));
	}

	Party party() {
		String number = this.snapshot.callerIdNum();
		String name = this.snapshot.callerIdName();
		return new Party((name == null || name.equals(number)) ? null : name, number,
				DEVICE_SUFFIX.matcher(name()).replaceFirst(""));
	}

	/**
	 * Returns the party that this channel calls, if the headers of this channel contain
	 * it.
	 */
	@Nullable Party dialed() {
		String own = this.snapshot.callerIdNum();
		String exten = this.snapshot.exten();
		if (exten != null && !NOT_DIALED.contains(exten) && !exten.equals(own)) {
			return new Party(null, exten, null);
		}
		String connected = this.snapshot.connectedLineNum();
		if (connected != null && !connected.equals(own)) {
			return new Party(this.snapshot.connectedLineName(), connected, null);
		}
		return null;
	}

}
