/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the history.
 *
 * @param retention how long calls are kept after their end
 * @param maxCalls the largest number of calls that are kept; the default is 20,000 if the
 * database is in memory, otherwise unlimited
 */
@ConfigurationProperties("console.history")
record HistoryProperties(@DefaultValue("90d") Duration retention, @Nullable Long maxCalls) {
}
