/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

/**
 * When the publishing of events begins. Until then, events wait in the client's buffer.
 */
public enum PublishFrom {

	/**
	 * When the context has started: before runners are called.
	 */
	CONTEXT_STARTED,

	/**
	 * When the application is ready: after runners have returned and listeners of
	 * {@code ApplicationReadyEvent} have been called. The same as
	 * {@link #CONTEXT_STARTED} for a context that no {@code SpringApplication} runs.
	 */
	APPLICATION_READY

}
