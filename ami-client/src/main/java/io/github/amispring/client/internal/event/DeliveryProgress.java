/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import org.jspecify.annotations.Nullable;

/**
 * The progress of delivery at an instant.
 *
 * @param delivered the number of delivered events and signals
 * @param oldest the batch with the oldest event that is not delivered yet, {@code null}
 * for none
 * @param waiting the number of events that are not delivered yet
 * @param paused whether delivery is paused
 * @param thread the thread that delivers, {@code null} for none
 */
record DeliveryProgress(long delivered, @Nullable EventBatch oldest, int waiting, boolean paused,
		@Nullable Thread thread) {

}
