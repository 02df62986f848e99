/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Receives the records of the control topics of the PBXs that this instance owns.
 * <p>
 * Each record is passed on at most once over all instances: its offset is committed
 * before, and the group accepts the commit only from the owner. A record is not passed on
 * if the owner ends between the commit and the call.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface ControlRecordHandler {

	/** A handler that ignores all records. */
	ControlRecordHandler NONE = (server, record) -> {
	};

	/**
	 * Called for each record, in the order of the topic, on the thread that maintains the
	 * membership, after {@link PbxOwnershipListener#gained} has returned. Must return at
	 * once. An exception is logged, and the record is not passed on again.
	 * @param server the name of the PBX
	 * @param record the record
	 */
	void handle(String server, ConsumerRecord<String, byte[]> record);

}
