/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

/**
 * A list of records, whose headers have a number in their names.
 *
 * @param group the headers, with {@code {n}} in each name
 * @param component the name of the component
 * @param doc the description
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
