/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

/**
 * Records the actions of users.
 */
public interface AuditLog {

	/**
	 * Records an action. Returns without waiting for the database, and does not throw an
	 * exception if the database fails.
	 * @param entry the action
	 */
	void record(AuditEntry entry);

}
