/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;

/**
 * A call that was originated, with futures of its whole course: the call starts, the
 * first party answers, the second party answers, and the call ends. Each future contains
 * the call at that instant. If the call is merged into another one, for example by a
 * transfer, the futures follow the other call.
 * <p>
 * The futures complete as follows:
 * <table>
 * <caption>Completion of the futures</caption>
 * <tr>
 * <th>course</th>
 * <th>{@link #started()}</th>
 * <th>{@link #firstLegAnswered()}</th>
 * <th>{@link #answered()}</th>
 * <th>{@link #ended()}</th>
 * </tr>
 * <tr>
 * <td>both parties answer</td>
 * <td>call</td>
 * <td>call</td>
 * <td>call</td>
 * <td>record</td>
 * </tr>
 * <tr>
 * <td>the first party answers, and the second one does not, or there is none because an
 * application such as a menu serves the first one</td>
 * <td>call</td>
 * <td>call</td>
 * <td>{@link CallNotAnsweredException}</td>
 * <td>record</td>
 * </tr>
 * <tr>
 * <td>the first party is busy, rejects the call, or does not answer</td>
 * <td>call</td>
 * <td>{@link CallNotAnsweredException}</td>
 * <td>{@link CallNotAnsweredException}</td>
 * <td>record with an outcome such as {@code BUSY}</td>
 * </tr>
 * <tr>
 * <td>the PBX creates no channel, for example because the device does not exist</td>
 * <td colspan="4">all fail with {@link OriginateFailedException}</td>
 * </tr>
 * <tr>
 * <td>the PBX rejects the action, or the action was not sent</td>
 * <td colspan="4">all fail with the exception of the client</td>
 * </tr>
 * <tr>
 * <td>the connection is lost or the response is missing, and the call is not found after
 * the view was seeded again</td>
 * <td colspan="4">all fail with the exception of the client, whose {@code mayHaveRun()}
 * is {@code true}</td>
 * </tr>
 * <tr>
 * <td>the view is closed</td>
 * <td colspan="4">those that are pending fail with {@link CallControlException}; the call
 * continues</td>
 * </tr>
 * </table>
 * If the connection is lost, the futures remain pending until the view has been seeded
 * again. If the call still exists then, they go on; if it has ended in the meantime,
 * {@link #ended()} contains a record with the outcome {@code UNKNOWN} or {@code LOST}.
 * The action is never sent twice.
 * <p>
 * <b>Cancelling hangs up.</b> The call is hung up if one of these futures is cancelled,
 * or completed by the application, for example by {@link CompletableFuture#orTimeout}
 * while it is pending. This also works before the PBX has responded to the action.
 * {@link #ended()} then completes when the call has ended, or is cancelled if the call
 * was never started; the other futures are cancelled. If the phone was still ringing, the
 * outcome is {@code NO_ANSWER} or {@code CANCELLED}, because Asterisk reports the same
 * events as for a phone that does not answer in time. A future that depends on one of
 * these futures, such as the result of {@code thenApply}, has no such effect.
 * <p>
 * Thread-safe. Continuations run on the executor of the client settings, otherwise on
 * threads of the view, in the order of the course. A continuation that blocks delays only
 * the other futures of the same call, provided that the executor has further threads.
 *
 * @since 1.0.0
 */
public interface OriginatedCall {

	/**
	 * Returns the Uniqueid of the first channel.
	 * @return the value of {@code ChannelId} in the action, chosen by the view unless the
	 * action contained one
	 */
	String uniqueId();

	/**
	 * Returns the call as it is now.
	 * @return the call, or the call into which it was merged; empty before it has started
	 * and after it has ended
	 */
	Optional<LiveCall> call();

	/**
	 * Returns a future that completes when the first channel exists.
	 * @return the future, the same one for each invocation
	 */
	CompletableFuture<LiveCall> started();

	/**
	 * Returns a future that completes when the first party, the one that the PBX calls,
	 * has answered.
	 * @return the future, the same one for each invocation
	 */
	CompletableFuture<LiveCall> firstLegAnswered();

	/**
	 * Returns a future that completes when a second party has answered, so that two
	 * parties are connected.
	 * @return the future, the same one for each invocation
	 */
	CompletableFuture<LiveCall> answered();

	/**
	 * Returns a future that completes when the call has ended.
	 * @return the future, the same one for each invocation
	 */
	CompletableFuture<EndedCall> ended();

	/**
	 * Hangs up the call. Has no effect if the call has ended. Returns without waiting for
	 * the PBX. If the PBX refuses to hang up the call, a warning is logged.
	 */
	void cancel();

}
