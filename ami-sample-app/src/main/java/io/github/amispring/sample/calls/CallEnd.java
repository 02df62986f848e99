/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import io.github.amispring.live.model.CallOutcome;

/**
 * The end of a call.
 *
 * @param version the number of the change of the live view
 * @param id the identifier of the call
 * @param outcome how the call ended
 */
public record CallEnd(long version, String id, CallOutcome outcome) {

}
