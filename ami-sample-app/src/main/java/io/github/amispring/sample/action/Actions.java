/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.amispring.sample.security.AuditEntry;
import io.github.amispring.sample.security.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs actions, and records each of them in the audit log.
 */
@Component
class Actions {

	private final ActionServers servers;

	private final AuditLog audit;

	private final ActionTexts texts;

	Actions(ActionServers servers, AuditLog audit, ActionTexts texts) {
		this.servers = servers;
		this.audit = audit;
		this.texts = texts;
	}

	/**
	 * Runs an action if its PBX is ready.
	 * @param description what is done, where and by whom
	 * @param action acts on the PBX. May throw exceptions
	 * @return the result. Fails if the action throws an exception
	 */
	<T> CompletableFuture<T> run(ActionDescription description, Function<ReadyServer, CompletableFuture<T>> action) {
		CompletableFuture<T> result;
		try {
			result = action.apply(this.servers.ready(description.server()));
		}
		catch (RuntimeException ex) {
			result = CompletableFuture.failedFuture(ex);
		}
		return result.whenComplete((value, failure) -> record(description, failure));
	}

	private void record(ActionDescription description, @Nullable Throwable failure) {
		String result = (failure != null) ? ActionProblem.of(failure).toLine(this.texts) : "ok";
		Actor actor = description.actor();
		this.audit.record(new AuditEntry(actor.name(), actor.address(), description.action(), description.server(),
				description.target(), result, Instant.now()));
	}

}
