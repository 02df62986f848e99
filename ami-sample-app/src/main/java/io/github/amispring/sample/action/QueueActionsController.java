/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.amispring.action.QueueAddAction;
import io.github.amispring.action.QueuePauseAction;
import io.github.amispring.action.QueueRemoveAction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pauses, adds and removes the members of queues.
 */
@RestController
@RequestMapping(path = "/api/servers/{server}/queues", consumes = MediaType.APPLICATION_JSON_VALUE)
class QueueActionsController {

	private static final int MAX_PENALTY = 1000;

	private final Actions actions;

	private final CallProperties properties;

	QueueActionsController(Actions actions, CallProperties properties) {
		this.actions = actions;
		this.properties = properties;
	}

	@PostMapping("/pause")
	CompletableFuture<ActionDone> pause(@PathVariable String server, @RequestBody PauseRequest request, Actor actor) {
		String verb = Boolean.FALSE.equals(request.paused()) ? "queue-unpause" : "queue-pause";
		String queues = (request.queue() != null) ? request.queue() : "(all queues)";
		ActionDescription description = ActionDescription.of(actor, verb, server, queues, request.interfaceName(),
				request.reason());
		return this.actions.run(description, (pbx) -> {
			boolean paused = RequestField.required("paused", request.paused());
			String member = new RequestField("interface", request.interfaceName()).required();
			return pbx.send(request.toAction(member, paused))
				.thenApply((done) -> ActionDone.of(paused ? "action.queue-pause" : "action.queue-unpause", member));
		});
	}

	@PostMapping("/add")
	CompletableFuture<ActionDone> add(@PathVariable String server, @RequestBody AddRequest request, Actor actor) {
		ActionDescription description = ActionDescription.of(actor, "queue-add", server, request.queue(),
				request.interfaceName());
		return this.actions.run(description, (pbx) -> {
			String queue = new RequestField("queue", request.queue()).required();
			String member = new RequestField("interface", request.interfaceName()).interfaceName();
			verifyContext(pbx, member);
			return pbx.send(request.toAction(queue, member))
				.thenApply((done) -> ActionDone.of("action.queue-add", member, queue));
		});
	}

	/**
	 * A Local channel dials an extension. The other actions cannot dial extensions of
	 * other contexts either, which may be expensive.
	 */
	private void verifyContext(ReadyServer pbx, String member) {
		String context = "@" + this.properties.context();
		boolean allowed = !member.regionMatches(true, 0, "Local/", 0, "Local/".length()) || member.endsWith(context)
				|| member.endsWith(context + "/n") || isMember(pbx, member);
		if (!allowed) {
			throw ActionException.invalid("interface", "problem.local-channel", this.properties.context());
		}
	}

	private static boolean isMember(ReadyServer pbx, String interfaceName) {
		return pbx.snapshot()
			.queues()
			.values()
			.stream()
			.flatMap((queue) -> queue.members().stream())
			.anyMatch((member) -> member.interfaceName().equals(interfaceName));
	}

	@PostMapping("/remove")
	CompletableFuture<ActionDone> remove(@PathVariable String server, @RequestBody RemoveRequest request, Actor actor) {
		ActionDescription description = ActionDescription.of(actor, "queue-remove", server, request.queue(),
				request.interfaceName());
		return this.actions.run(description, (pbx) -> {
			String queue = new RequestField("queue", request.queue()).required();
			String member = new RequestField("interface", request.interfaceName()).required();
			return pbx.send(QueueRemoveAction.of(queue, member))
				.thenApply((done) -> ActionDone.of("action.queue-remove", member, queue));
		});
	}

	/**
	 * The request to pause a member, or to end its pause.
	 *
	 * @param queue the queue, {@code null} for all queues
	 * @param interfaceName the interface of the member
	 * @param paused whether the member is paused
	 * @param reason the reason for the pause
	 */
	record PauseRequest(@Nullable String queue, @JsonProperty("interface") @Nullable String interfaceName,
			@Nullable Boolean paused, @Nullable String reason) {

		QueuePauseAction toAction(String member, boolean paused) {
			QueuePauseAction action = QueuePauseAction.of(member, paused);
			String queue = new RequestField("queue", this.queue).optional();
			action = (queue != null) ? action.queue(queue) : action;
			String reason = new RequestField("reason", this.reason).optional();
			return (reason != null) ? action.reason(reason) : action;
		}

	}

	/**
	 * The request to add a member.
	 *
	 * @param queue the queue
	 * @param interfaceName the interface of the member, such as {@code PJSIP/100}
	 * @param name the name of the member
	 * @param penalty members with a lower penalty are called first
	 */
	record AddRequest(@Nullable String queue, @JsonProperty("interface") @Nullable String interfaceName,
			@Nullable String name, @Nullable Integer penalty) {

		QueueAddAction toAction(String queue, String member) {
			QueueAddAction action = QueueAddAction.of(queue, member);
			String name = new RequestField("name", this.name).optional();
			action = (name != null) ? action.memberName(name) : action;
			return (this.penalty != null) ? action.penalty(valid(this.penalty)) : action;
		}

		private static int valid(int penalty) {
			if (penalty < 0 || penalty > MAX_PENALTY) {
				throw ActionException.invalid("penalty", "problem.penalty", MAX_PENALTY);
			}
			return penalty;
		}

	}

	/**
	 * The request to remove a member.
	 *
	 * @param queue the queue
	 * @param interfaceName the interface of the member
	 */
	record RemoveRequest(@Nullable String queue, @JsonProperty("interface") @Nullable String interfaceName) {
	}

}
