/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.record;

/**
 * The reason why a forwarder has not written events or calls.
 *
 * @since 1.0.0
 */
public enum LossReason {

	/**
	 * The buffer was full, because the broker did not accept records or was too slow. The
	 * lost events have no sequence numbers.
	 */
	BUFFER_FULL("bufferFull"),

	/**
	 * The record could not be written as JSON or is larger than the producer permits. The
	 * lost events have no sequence numbers.
	 */
	RECORD_REJECTED("recordRejected"),

	/**
	 * The broker finally rejected records. The sequence numbers of the lost events are
	 * missing, so consumers detect a gap as well.
	 */
	DELIVERY_FAILED("deliveryFailed"),

	/**
	 * The live view dropped changes. Calls may have ended that were not forwarded.
	 */
	CHANGES_LOST("changesLost");

	private final String code;

	LossReason(String code) {
		this.code = code;
	}

	/**
	 * Returns the reason as it is written to JSON.
	 * @return the code
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Returns whether the sequence numbers of the lost events are missing, so that they
	 * are counted as a gap.
	 * @return {@code true} if consumers detect the loss by the sequence numbers as well
	 */
	public boolean isGap() {
		return this == DELIVERY_FAILED;
	}

	/**
	 * Returns the reason with a code.
	 * @param code the code
	 * @return the reason
	 * @throws IllegalArgumentException if there is no such reason
	 */
	public static LossReason of(String code) {
		for (LossReason reason : values()) {
			if (reason.code.equals(code)) {
				return reason;
			}
		}
		throw new IllegalArgumentException("Loss reason \"" + code + "\" is unknown.");
	}

}
