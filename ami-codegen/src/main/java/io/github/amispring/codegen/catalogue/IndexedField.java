/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

/**
 * A record that comes any number of times.
 *
 * @param group the headers, {@code {n}} in the name of each
 * @param component the name of the component
 * @param doc what it tells
 */
public record IndexedField(Group group, String component, String doc) implements Field {

	@Override
	public boolean optional() {
		return true;
	}

	@Override
	public String javaType() {
		return FieldType.LIST.javaType();
	}

}
