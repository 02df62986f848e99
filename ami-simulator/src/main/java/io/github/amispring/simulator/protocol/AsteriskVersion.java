/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.protocol;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A simulated version of Asterisk, and the differences in the protocol between versions.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 */
public record AsteriskVersion(int major, int minor, int patch) {

	private static final Pattern PATTERN = Pattern.compile("(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?");

	private static final Map<Integer, String> AMI_VERSIONS = Map.ofEntries(Map.entry(11, "1.3"), Map.entry(12, "2.5.0"),
			Map.entry(13, "2.10.6"), Map.entry(14, "3.2.2"), Map.entry(15, "4.0.3"), Map.entry(16, "5.0.4"),
			Map.entry(17, "6.0.1"), Map.entry(18, "7.0.3"), Map.entry(19, "8.0.2"), Map.entry(20, "9.0.0"),
			Map.entry(21, "10.0.0"), Map.entry(22, "11.0.0"), Map.entry(23, "12.0.0"));

	/**
	 * Parses a version.
	 * @param text one to three numbers, separated by dots, such as {@code 22.10.1}
	 * @return the version
	 * @throws IllegalArgumentException if the text is not a version from 11 to 23
	 */
	public static AsteriskVersion parse(String text) {
		Matcher matcher = PATTERN.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(
					"\"" + text + "\" is not a version of Asterisk. Expected a version such as \"22.10.1\".");
		}
		AsteriskVersion version = new AsteriskVersion(number(matcher.group(1)), number(matcher.group(2)),
				number(matcher.group(3)));
		if (!AMI_VERSIONS.containsKey(version.major())) {
			throw new IllegalArgumentException(
					"Asterisk " + text + " cannot be simulated. Use a version from 11 to 23.");
		}
		return version;
	}

	@SuppressWarnings("NullAway")
	private static int number(String digits) {
		return (digits != null) ? Integer.parseInt(digits) : 0;
	}

	/**
	 * Returns the version of AMI in this version of Asterisk.
	 * @return the version, such as {@code 11.0.0}
	 */
	public String amiVersion() {
		return AMI_VERSIONS.getOrDefault(this.major, "");
	}

	/**
	 * Returns the banner, which is the first line of a connection.
	 * @return the banner without its line end
	 */
	public String banner() {
		return "Asterisk Call Manager/" + amiVersion();
	}

	/**
	 * Returns whether hangup events contain the SIP status in the header TechCause.
	 * @return {@code true} from 22.7 on
	 */
	public boolean hasTechCause() {
		return this.major > 22 || (this.major == 22 && this.minor >= 7);
	}

	/**
	 * Returns whether the Queue application sets variables that contain times, such as
	 * {@code QUEUEWAIT}.
	 * @return {@code true} in 22, {@code false} in 16
	 */
	public boolean hasQueueTimes() {
		return this.major >= 22;
	}

	/**
	 * Returns whether a channel without a cause receives cause 16 when its phone hangs
	 * up, and the hangup request of a channel with a cause contains none. Otherwise, the
	 * phone does not change the cause, and the hangup request contains it.
	 * @return {@code true} in 16, {@code false} in 22
	 */
	public boolean hasCauseOfPhone() {
		return this.major < 22;
	}

	/**
	 * Returns whether a channel whose phone forwards the call ends with cause 23.
	 * Otherwise, its cause is 0.
	 * @return {@code true} in 22, {@code false} in 16
	 */
	public boolean hasCauseOfForward() {
		return this.major >= 22;
	}

	/**
	 * Returns whether an AttendedTransfer event contains a target that is still ringing.
	 * @return {@code true} in 22, {@code false} in 16
	 */
	public boolean hasRingingTransferTarget() {
		return this.major >= 22;
	}

	/**
	 * Returns whether the entries of the action ConfbridgeList contain the header
	 * EndMarkedAny.
	 * @return {@code true} in 22, {@code false} in 16
	 */
	public boolean hasEndMarkedAny() {
		return this.major >= 18;
	}

	/**
	 * Returns whether a QueueMemberPause event also contains the reason in the header
	 * Reason.
	 * @return {@code true} in 16, {@code false} in 22
	 */
	public boolean hasPauseReason() {
		return this.major < 22;
	}

	/**
	 * Returns whether the Playback application fails when the caller hangs up.
	 * @return {@code true} in 16, {@code false} in 22
	 */
	public boolean failsPlaybackOnHangup() {
		return this.major < 22;
	}

	/**
	 * Returns whether an originated call that rings until the timeout ends with cause 19.
	 * Otherwise, its cause is 0.
	 * @return {@code true} in 22, {@code false} in 16
	 */
	public boolean hasCauseOfTimeout() {
		return this.major >= 22;
	}

	/**
	 * Returns whether the action Filter supports the header MatchCriteria.
	 * @return {@code true} from 18.26, 20.11, 21.6 and 22.1 on
	 */
	public boolean hasAdvancedFilters() {
		return switch (this.major) {
			case 18 -> this.minor >= 26;
			case 20 -> this.minor >= 11;
			case 21 -> this.minor >= 6;
			case 22 -> this.minor >= 1;
			default -> this.major > 22;
		};
	}

	/**
	 * Returns whether the output of a command is sent as Output headers instead of text.
	 * @return {@code true} from 14 on
	 */
	public boolean hasOutputHeaders() {
		return this.major >= 14;
	}

	@Override
	public String toString() {
		return this.major + "." + this.minor + "." + this.patch;
	}

}
