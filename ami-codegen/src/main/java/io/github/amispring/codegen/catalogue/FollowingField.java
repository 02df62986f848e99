/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

/**
 * The headers that follow the one of the field before it, whatever their names are.
 *
 * @param component the name of the component
 * @param doc what they tell
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
