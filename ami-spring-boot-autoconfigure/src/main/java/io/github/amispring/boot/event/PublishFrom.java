/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

/**
 * The time from which events are published. Until then, events wait in the client's
 * buffer.
 */
public enum PublishFrom {

	/**
	 * From the start of the context, before runners are called.
	 */
	CONTEXT_STARTED,

	/**
	 * From the time at which the application is ready: all runners have returned, and all
	 * listeners of {@code ApplicationReadyEvent} have been called. The same as
	 * {@link #CONTEXT_STARTED} for a context without a {@code SpringApplication}.
	 */
	APPLICATION_READY

}
