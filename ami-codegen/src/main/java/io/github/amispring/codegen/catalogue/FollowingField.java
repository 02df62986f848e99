/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

/**
 * All headers that follow the header of the preceding field.
 *
 * @param component the name of the component
 * @param doc the description
 */
public record FollowingField(String component, String doc) implements Field {

	@Override
	public boolean optional() {
		return true;
	}

	@Override
	public String javaType() {
		return FieldType.MAP.javaType();
	}

}
