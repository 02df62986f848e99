/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

/**
 * How much a client keeps in memory at the most, whatever the server sends and the
 * application asks. Each is far above what a healthy PBX needs. In lists and among events
 * that wait, each line counts 4 bytes more than it has, as its place is kept as well.
 *
 * @param maxMessageSize the bytes of one message; a server that sends a longer one is
 * disconnected
 * @param maxMessageLines the lines of one message; a server that sends more is
 * disconnected
 * @param maxListEntries the entries of a list that an action asked for; a longer list
 * fails the action
 * @param maxListSize the bytes of these entries; a longer list fails the action
 * @param maxPendingActions the actions that wait for their answers; further ones are not
 * sent
 * @param maxBufferSize the bytes of the events that wait for listeners; further ones are
 * dropped, as they are when there are more than {@link EventSettings#bufferCapacity()}
 */
public record Limits(long maxMessageSize, int maxMessageLines, int maxListEntries, long maxListSize,
		int maxPendingActions, long maxBufferSize) {

	private static final long MIB = 1024 * 1024;

	/**
	 * Messages of 16 MiB and 200,000 lines, lists of 100,000 entries and 64 MiB, 10,000
	 * actions that wait (a PBX carries them out one after another, so the last of them
	 * could hardly be answered in time), and 128 MiB of events that wait.
	 */
	public static final Limits DEFAULT = new Limits(16 * MIB, 200_000, 100_000, 64 * MIB, 10_000, 128 * MIB);

	/**
	 * Creates limits.
	 * @param maxMessageSize from 1 to 1 GiB
	 * @param maxMessageLines at least 1
	 * @param maxListEntries at least 1
	 * @param maxListSize at least 1
	 * @param maxPendingActions at least 1
	 * @param maxBufferSize at least 1
	 */
	public Limits {
		Settings.require(maxMessageSize >= 1 && maxMessageSize <= 1024 * MIB, "limits.maxMessageSize", maxMessageSize,
				"must be from 1 to 1 GiB");
		requireOne("limits.maxMessageLines", maxMessageLines);
		requireOne("limits.maxListEntries", maxListEntries);
		requireOne("limits.maxListSize", maxListSize);
		requireOne("limits.maxPendingActions", maxPendingActions);
		requireOne("limits.maxBufferSize", maxBufferSize);
	}

	private static void requireOne(String setting, long value) {
		Settings.require(value >= 1, setting, value, "must be at least 1");
	}

}
