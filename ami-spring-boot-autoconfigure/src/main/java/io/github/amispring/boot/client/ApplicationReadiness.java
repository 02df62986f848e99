/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Signals that the {@code SpringApplication} of a context is ready: its runners have
 * returned, and its listeners of {@code ApplicationReadyEvent} have been called. A
 * context that no {@code SpringApplication} runs, such as the context of a management
 * server or of a test without Spring Boot, does not have a readiness.
 *
 * @since 1.0.0
 */
public final class ApplicationReadiness {

	private static final String NAME = ApplicationReadiness.class.getName();

	private final List<Runnable> tasks = new ArrayList<>();

	private boolean ready;

	ApplicationReadiness() {
	}

	/** Adds a readiness to a context before it is loaded. */
	static void addTo(ConfigurableApplicationContext context) {
		context.getBeanFactory().registerSingleton(NAME, new ApplicationReadiness());
	}

	/**
	 * Returns the readiness of a context.
	 * @param context the context; its parents have their own readiness
	 * @return the readiness, {@code null} if no {@code SpringApplication} runs the
	 * context
	 */
	public static @Nullable ApplicationReadiness of(ApplicationContext context) {
		return context.containsLocalBean(NAME) ? context.getBean(NAME, ApplicationReadiness.class) : null;
	}

	/**
	 * Runs a task when the application is ready: immediately on the calling thread if it
	 * is ready already, otherwise on the thread that runs the application.
	 * @param task the task
	 */
	public void whenReady(Runnable task) {
		synchronized (this.tasks) {
			if (!this.ready) {
				this.tasks.add(task);
				return;
			}
		}
		task.run();
	}

	void ready() {
		List<Runnable> tasks;
		synchronized (this.tasks) {
			this.ready = true;
			tasks = List.copyOf(this.tasks);
			this.tasks.clear();
		}
		tasks.forEach(Runnable::run);
	}

}
