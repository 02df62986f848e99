/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.control;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.amispring.action.HangupAction;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.live.control.CallGoneException;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.Party;
import io.github.amispring.message.AmiAction;
import org.jspecify.annotations.Nullable;

/**
 * Sends actions for the channels of calls.
 */
final class Actions {

	private Actions() {
	}

	/**
	 * Sends an action for a channel.
	 * @return the response; fails with {@link CallGoneException} if the PBX responds that
	 * the channel does not exist
	 */
	static <R> CompletableFuture<R> send(LiveView view, AmiAction<R> action, LiveChannel channel) {
		return view.client().send(action).handle((response, failure) -> {
			if (failure == null) {
				return response;
			}
			Throwable cause = unwrap(failure);
			if (isNoSuchChannel(cause)) {
				throw new CallGoneException(view.server(), channel.callId(),
						"The action " + action.name() + " was not executed: the channel \"" + channel.name()
								+ "\" of PBX \"" + view.server() + "\" no longer exists.",
						cause);
			}
			throw new CompletionException(cause);
		});
	}

	/**
	 * Hangs up channels. A channel that no longer exists is no error.
	 * @return how many of the channels existed; fails if the PBX did not respond or
	 * refused the action
	 */
	static CompletableFuture<Integer> hangUp(LiveView view, Collection<String> channels) {
		CompletableFuture<Integer> count = CompletableFuture.completedFuture(0);
		for (String channel : channels) {
			CompletableFuture<Integer> one = view.client()
				.send(HangupAction.of(channel))
				.handle((response, failure) -> countOf(failure));
			count = count.thenCombine(one, Integer::sum);
		}
		return count;
	}

	private static int countOf(@Nullable Throwable failure) {
		if (failure == null) {
			return 1;
		}
		Throwable cause = unwrap(failure);
		if (isNoSuchChannel(cause)) {
			return 0;
		}
		throw new CompletionException(cause);
	}

	/**
	 * Returns the names of the channels that have to be hung up to end a call: those of
	 * its parties, or all if no party has answered.
	 */
	static Collection<String> channelsOf(LiveSnapshot snapshot, LiveCall call) {
		Collection<String> parties = call.presentParties()
			.stream()
			.map(Party::uniqueId)
			.map(snapshot.channels()::get)
			.filter((channel) -> channel != null)
			.map(LiveChannel::name)
			.toList();
		if (!parties.isEmpty()) {
			return parties;
		}
		return snapshot.channels()
			.values()
			.stream()
			.filter((channel) -> channel.callId().equals(call.id()))
			.map(LiveChannel::name)
			.toList();
	}

	static Throwable unwrap(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		return (cause != null) ? cause : failure;
	}

	private static boolean isNoSuchChannel(Throwable failure) {
		return failure instanceof AmiErrorResponseException error && error.isNoSuchChannel();
	}

}
