/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.util.List;

/**
 * How what the page shows of a PBX has changed. Each record replaces the one with the
 * same key.
 *
 * @param calls new and changed calls
 * @param goneCalls the keys of the calls that no longer exist
 * @param queues new and changed queues
 * @param goneQueues the keys of the queues that no longer exist
 * @param extensions new and changed extensions
 * @param goneExtensions the keys of the extensions that no longer exist
 * @param conferences new and changed conferences
 * @param goneConferences the keys of the conferences that no longer exist
 * @param parked new and changed parked calls
 * @param goneParked the keys of the calls that are no longer parked
 */
public record PbxChanges(List<CallView> calls, List<String> goneCalls, List<QueueView> queues, List<String> goneQueues,
		List<ExtensionView> extensions, List<String> goneExtensions, List<ConferenceView> conferences,
		List<String> goneConferences, List<ParkedView> parked, List<String> goneParked) {

	/** No change. */
	public static final PbxChanges NONE = new PbxChanges(List.of(), List.of(), List.of(), List.of(), List.of(),
			List.of(), List.of(), List.of(), List.of(), List.of());

}
