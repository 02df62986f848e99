/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.concurrent.CompletableFuture;

import io.github.amispring.action.ConfbridgeKickAction;
import io.github.amispring.action.ConfbridgeLockAction;
import io.github.amispring.action.ConfbridgeMuteAction;
import io.github.amispring.action.ConfbridgeUnlockAction;
import io.github.amispring.action.ConfbridgeUnmuteAction;
import io.github.amispring.live.model.LiveConference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Mutes and removes the members of conferences, and locks conferences.
 */
@RestController
@RequestMapping(path = "/api/servers/{server}/conferences", consumes = MediaType.APPLICATION_JSON_VALUE)
class ConferenceActionsController {

	private final Actions actions;

	ConferenceActionsController(Actions actions) {
		this.actions = actions;
	}

	@PostMapping("/mute")
	CompletableFuture<ActionDone> mute(@PathVariable String server, @RequestBody MuteRequest request, Actor actor) {
		String verb = Boolean.FALSE.equals(request.muted()) ? "conference-unmute" : "conference-mute";
		ActionDescription description = ActionDescription.of(actor, verb, server, request.conference(),
				request.channel());
		return this.actions.run(description, (pbx) -> {
			boolean muted = RequestField.required("muted", request.muted());
			LiveConference conference = find(pbx, request.conference());
			String channel = member(conference, request.channel());
			return pbx
				.send(muted ? ConfbridgeMuteAction.of(conference.name(), channel)
						: ConfbridgeUnmuteAction.of(conference.name(), channel))
				.thenApply((done) -> ActionDone.of(muted ? "action.mute" : "action.unmute"));
		});
	}

	@PostMapping("/kick")
	CompletableFuture<ActionDone> kick(@PathVariable String server, @RequestBody KickRequest request, Actor actor) {
		ActionDescription description = ActionDescription.of(actor, "conference-kick", server, request.conference(),
				request.channel());
		return this.actions.run(description, (pbx) -> {
			LiveConference conference = find(pbx, request.conference());
			String channel = member(conference, request.channel());
			return pbx.send(ConfbridgeKickAction.of(conference.name(), channel))
				.thenApply((done) -> ActionDone.of("action.kick"));
		});
	}

	@PostMapping("/lock")
	CompletableFuture<ActionDone> lock(@PathVariable String server, @RequestBody LockRequest request, Actor actor) {
		String verb = Boolean.FALSE.equals(request.locked()) ? "conference-unlock" : "conference-lock";
		ActionDescription description = ActionDescription.of(actor, verb, server, request.conference());
		return this.actions.run(description, (pbx) -> {
			boolean locked = RequestField.required("locked", request.locked());
			String name = find(pbx, request.conference()).name();
			return pbx.send(locked ? ConfbridgeLockAction.of(name) : ConfbridgeUnlockAction.of(name))
				// there is no event, and the lock exists even if the view cannot request
				// it
				.thenCompose((done) -> pbx.view().refreshConferences().exceptionally((failure) -> null))
				.thenApply((done) -> ActionDone.of(locked ? "action.lock" : "action.unlock"));
		});
	}

	private static LiveConference find(ReadyServer pbx, @Nullable String name) {
		LiveConference conference = pbx.snapshot().conferences().get(new RequestField("conference", name).required());
		if (conference == null) {
			throw ActionException.gone("problem.conference-ended");
		}
		return conference;
	}

	/**
	 * Returns the channel of a member. Asterisk would take words such as "all" for a
	 * group of members.
	 */
	private static String member(LiveConference conference, @Nullable String channel) {
		String name = new RequestField("channel", channel).required();
		if (conference.members().stream().noneMatch((member) -> member.channel().equals(name))) {
			throw ActionException.gone("problem.member-left");
		}
		return name;
	}

	/**
	 * The request to mute a member.
	 *
	 * @param conference the conference
	 * @param channel the channel of the member
	 * @param muted whether the member is muted
	 */
	record MuteRequest(@Nullable String conference, @Nullable String channel, @Nullable Boolean muted) {
	}

	/**
	 * The request to remove a member.
	 *
	 * @param conference the conference
	 * @param channel the channel of the member
	 */
	record KickRequest(@Nullable String conference, @Nullable String channel) {
	}

	/**
	 * The request to lock a conference.
	 *
	 * @param conference the conference
	 * @param locked whether only administrators can join
	 */
	record LockRequest(@Nullable String conference, @Nullable Boolean locked) {
	}

}
