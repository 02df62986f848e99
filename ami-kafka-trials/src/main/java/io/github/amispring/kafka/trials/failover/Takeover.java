/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.failover;

/**
 * What a fault has caused at one PBX.
 *
 * @param fault the fault
 * @param server the PBX
 * @param takeoverMillis the time from the fault until another instance was connected, or
 * from the return of the broker
 * @param absentMillis for how long no instance was connected according to the PBX
 * @param overlapMillis for how long two instances were connected according to the PBX
 * @param permittedOverlapMillis the longest permitted overlap
 */
record Takeover(String fault, String server, long takeoverMillis, long absentMillis, long overlapMillis,
		long permittedOverlapMillis) {

	private static final long MAX_TAKEOVER_MILLIS = 10_000;

	boolean isInTime() {
		return this.takeoverMillis <= MAX_TAKEOVER_MILLIS;
	}

	boolean isOverlapPermitted() {
		return this.overlapMillis <= this.permittedOverlapMillis;
	}

}
