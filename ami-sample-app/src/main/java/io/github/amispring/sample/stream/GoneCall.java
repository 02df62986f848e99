/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import io.github.amispring.live.model.CallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A call that no longer exists.
 *
 * @param key the identifier of the call
 * @param outcome how the call ended, {@code null} if it is not known
 */
record GoneCall(String key, @Nullable CallOutcome outcome) {

}
