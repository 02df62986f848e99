/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * The state of the membership, which outlives a {@link Membership}.
 */
final class MembershipState {

	private final AtomicLong losses = new AtomicLong();

	private final AtomicLong failures = new AtomicLong();

	private volatile OwnershipState state = OwnershipState.STOPPED;

	private volatile @Nullable String error;

	void set(OwnershipState state) {
		this.state = state;
	}

	void failing(String error) {
		this.error = error;
	}

	void confirmed() {
		this.state = OwnershipState.JOINED;
		this.error = null;
	}

	void lost() {
		this.losses.incrementAndGet();
		this.state = OwnershipState.JOINING;
	}

	void failed(Throwable failure) {
		this.failures.incrementAndGet();
		this.state = OwnershipState.FAILED;
		this.error = failure.toString();
	}

	OwnershipState state() {
		return this.state;
	}

	@Nullable String error() {
		return this.error;
	}

	long losses() {
		return this.losses.get();
	}

	long failures() {
		return this.failures.get();
	}

}
