/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A header.
 *
 * @param header the name on the wire
 * @param otherSpellings the names in other versions
 * @param type the type of the value
 * @param component the name of the component
 * @param doc the description
 * @param optional whether the header may be absent
 * @param repeated whether the header may occur several times
 * @param unit the unit of a duration
 * @param format the format of a timestamp
 * @param separator the separator of a list
 * @param escaped whether the value has C escapes
 * @param percentEncoded whether the value is percent-encoded
 * @param nullWord the word that represents an absent value
 * @param emptyIsValue whether an empty value is valid; otherwise, it is read as an absent
 * value
 * @param enumeration the enum for a number or a word
 * @param values the possible words
 * @param open whether other words are possible as well
 * @param sensitive whether it contains a secret
 * @param versions the versions in which the header exists
 */
public record HeaderField(String header, List<String> otherSpellings, FieldType type, String component, String doc,
		boolean optional, boolean repeated, @Nullable String unit, @Nullable String format, char separator,
		boolean escaped, boolean percentEncoded, @Nullable String nullWord, boolean emptyIsValue,
		@Nullable Enumeration enumeration, List<String> values, boolean open, boolean sensitive,
		Versions versions) implements Field {

	@Override
	public String javaType() {
		if (this.type == FieldType.MAP) {
			return this.type.javaType();
		}
		if (this.repeated) {
			return FieldType.LIST.javaType();
		}
		return "localDateTime".equals(this.format) ? "java.time.LocalDateTime" : this.type.javaType();
	}

	HeaderField prefixed(String prefix) {
		return new HeaderField(prefix + this.header, this.otherSpellings.stream().map(prefix::concat).toList(),
				this.type, this.component, this.doc, this.optional, this.repeated, this.unit, this.format,
				this.separator, this.escaped, this.percentEncoded, this.nullWord, this.emptyIsValue, this.enumeration,
				this.values, this.open, this.sensitive, this.versions);
	}

}
