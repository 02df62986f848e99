/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;

/**
 * A snapshot.
 *
 * @param group the headers
 * @param prefix what stands before the name of each
 * @param component the name of the component
 * @param doc what it tells
 * @param optional whether it may be absent
 */
public record SnapshotField(Group group, String prefix, String component, String doc,
		boolean optional) implements Field {

	@Override
	public String javaType() {
		return this.group.javaName();
	}

	/**
	 * The headers with their prefix.
	 * @return the headers
	 */
	public List<HeaderField> headers() {
		return this.group.fields().stream().map((field) -> field.prefixed(this.prefix)).toList();
	}

}
