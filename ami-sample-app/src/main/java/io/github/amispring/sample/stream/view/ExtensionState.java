/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.time.Instant;

import io.github.amispring.event.DeviceState;
import io.github.amispring.live.model.LiveExtension;
import org.jspecify.annotations.Nullable;

/**
 * The state of an extension.
 */
enum ExtensionState {

	/** No device has a call. */
	IDLE,

	/** A device rings. */
	RINGING,

	/** A device has a call. */
	IN_USE,

	/** No device accepts another call. */
	BUSY,

	/** The only calls are on hold. */
	ON_HOLD,

	/** No device can be reached. */
	UNAVAILABLE,

	/** The state is not known. */
	UNKNOWN;

	private static final int IN_USE_BIT = 1;

	private static final int BUSY_BIT = 2;

	private static final int UNAVAILABLE_BIT = 4;

	private static final int RINGING_BIT = 8;

	private static final int ON_HOLD_BIT = 16;

	static ExtensionState of(ExtensionSource source) {
		LiveExtension extension = source.extension();
		if (extension != null) {
			return ofStatus(extension.statusCode());
		}
		return source.devices().isEmpty() ? UNKNOWN : ofDevice(source.devices().get(0).state());
	}

	static @Nullable Instant since(ExtensionSource source) {
		LiveExtension extension = source.extension();
		if (extension != null) {
			return extension.since();
		}
		return source.devices().isEmpty() ? null : source.devices().get(0).since();
	}

	/** Asterisk combines the bits of {@code statusCode}; -1 is a removed extension. */
	private static ExtensionState ofStatus(@Nullable Integer code) {
		if (code == null || code < 0) {
			return UNKNOWN;
		}
		if ((code & RINGING_BIT) != 0) {
			return RINGING;
		}
		if ((code & IN_USE_BIT) != 0) {
			return IN_USE;
		}
		if ((code & BUSY_BIT) != 0) {
			return BUSY;
		}
		if ((code & ON_HOLD_BIT) != 0) {
			return ON_HOLD;
		}
		return ((code & UNAVAILABLE_BIT) != 0) ? UNAVAILABLE : IDLE;
	}

	private static ExtensionState ofDevice(@Nullable DeviceState state) {
		if (state == null) {
			return UNKNOWN;
		}
		return switch (state) {
			case NOT_INUSE -> IDLE;
			case INUSE -> IN_USE;
			case BUSY -> BUSY;
			case RINGING, RINGINUSE -> RINGING;
			case ONHOLD -> ON_HOLD;
			case UNAVAILABLE, INVALID -> UNAVAILABLE;
			case UNKNOWN -> UNKNOWN;
		};
	}

}
