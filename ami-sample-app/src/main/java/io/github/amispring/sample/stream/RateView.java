/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

/**
 * The load of a PBX.
 *
 * @param server the name of the server
 * @param eventsPerSecond the number of events per second
 * @param callsPerMinute the number of calls that started in the last minute
 * @param activeCalls the number of current calls
 */
record RateView(String server, long eventsPerSecond, long callsPerMinute, int activeCalls) {

}
