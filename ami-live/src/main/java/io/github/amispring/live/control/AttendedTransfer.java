/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

import java.util.concurrent.CompletableFuture;

/**
 * An attended transfer whose consultation has begun: the transferer is connected to the
 * extension, and the other party hears music on hold. Either {@link #complete() complete}
 * or {@link #abandon() abandon} it, or let the transferer do so with keys.
 * <p>
 * Thread-safe. The methods do not block.
 *
 * @since 1.0.0
 */
public interface AttendedTransfer {

	/**
	 * Completes the transfer: hangs up the transferer, which makes Asterisk connect the
	 * other two parties. If the extension has not answered yet, the other party waits for
	 * the answer. Asterisk may crash if the extension answers within the same
	 * milliseconds, as it may if the transferer hangs up the phone then (measured with
	 * Asterisk 22.10). Complete the transfer after the answer if this matters.
	 * @return a future that completes when the PBX has accepted the action. The
	 * {@code CallTransferredEvent} reports the transfer. The future fails with
	 * {@link CallGoneException} if the transferer has left the call, with
	 * {@link CallControlException} if the consultation has ended, in which case the
	 * transferer is not hung up, and with the exceptions of the client
	 */
	CompletableFuture<Void> complete();

	/**
	 * Abandons the transfer: hangs up the extension, and connects the transferer to the
	 * other party again.
	 * @return a future that completes when the PBX has accepted the action. It fails with
	 * the exceptions of {@link #complete()}
	 */
	CompletableFuture<Void> abandon();

}
