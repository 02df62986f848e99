/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

/**
 * Starts and stops what only the owner of a PBX may have, such as its connection.
 * <p>
 * The methods are called on the threads of {@link PbxOwnership}: one call at a time for
 * each PBX, calls for different PBXs concurrently. They should return quickly. In
 * particular, {@link #gained} should not wait for the connection, because the PBX cannot
 * be released before the method returns. A method that throws is called again, with
 * increasing delays, unless the opposite method has to be called in the meantime.
 *
 * @since 1.0.0
 */
public interface PbxOwnershipListener {

	/**
	 * Called if this instance now owns a PBX.
	 * @param server the name of the PBX
	 * @throws Exception if the call has to be repeated
	 */
	void gained(String server) throws Exception;

	/**
	 * Called if this instance no longer owns a PBX. The connection must be closed when
	 * this method returns: another instance gains the PBX then. Called also if
	 * {@link #gained} has thrown an exception.
	 * @param server the name of the PBX
	 * @param reason the reason
	 * @throws Exception if the PBX is not released and the call has to be repeated
	 */
	void released(String server, ReleaseReason reason) throws Exception;

}
