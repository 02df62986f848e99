/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;

/**
 * A snapshot: several headers that become one record.
 *
 * @param group the headers
 * @param prefix the prefix of the headers' names
 * @param component the name of the component
 * @param doc the description
 * @param optional whether it may be absent
 */
public record SnapshotField(Group group, String prefix, String component, String doc,
		boolean optional) implements Field {

	@Override
	public String javaType() {
		return this.group.javaName();
	}

	/**
	 * Returns the headers with their prefix.
	 * @return the headers
	 */
	public List<HeaderField> headers() {
		return this.group.fields().stream().map((field) -> field.prefixed(this.prefix)).toList();
	}

}
