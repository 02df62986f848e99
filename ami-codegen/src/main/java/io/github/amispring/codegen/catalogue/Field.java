/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Something that a message holds: one header, or a snapshot made of several, or any
 * number of records.
 */
public sealed interface Field {

	/**
	 * The name of the component in Java, before a number that has names gets its
	 * {@code Code}.
	 * @return the name
	 */
	String component();

	/**
	 * What it tells.
	 * @return a few words, empty where there are none
	 */
	String doc();

	/**
	 * Whether it may be absent.
	 * @return {@code true} when not every message has it
	 */
	boolean optional();

	/**
	 * Names the Java type of its value, to compare it with others.
	 * @return the name of a class
	 */
	String javaType();

	/**
	 * One header.
	 *
	 * @param header the name on the wire
	 * @param otherSpellings its names in other versions
	 * @param type the type of its value
	 * @param component the name of the component
	 * @param doc what it tells
	 * @param optional whether it may be absent
	 * @param repeated whether it may come several times
	 * @param unit the unit of a duration
	 * @param format the format of a timestamp
	 * @param separator what stands between the words of a list
	 * @param escaped whether the value has C escapes
	 * @param percentEncoded whether the value is percent-encoded
	 * @param nullWord the word that stands for no value
	 * @param emptyIsValue whether an empty value is one, and not the lack of it
	 * @param enumeration the names of a number
	 * @param values the words that are possible
	 * @param open whether other words may come
	 * @param sensitive whether it holds a secret
	 * @param versions the versions that have it
	 */
	record HeaderField(String header, List<String> otherSpellings, FieldType type, String component, String doc,
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
					this.separator, this.escaped, this.percentEncoded, this.nullWord, this.emptyIsValue,
					this.enumeration, this.values, this.open, this.sensitive, this.versions);
		}

	}

	/**
	 * A record that comes any number of times.
	 *
	 * @param group the headers, {@code {n}} in the name of each
	 * @param component the name of the component
	 * @param doc what it tells
	 */
	record IndexedField(Group group, String component, String doc) implements Field {

		@Override
		public boolean optional() {
			return true;
		}

		@Override
		public String javaType() {
			return FieldType.LIST.javaType();
		}

	}

	/**
	 * The headers that follow the one of the field before it, whatever their names are.
	 *
	 * @param component the name of the component
	 * @param doc what they tell
	 */
	record FollowingField(String component, String doc) implements Field {

		@Override
		public boolean optional() {
			return true;
		}

		@Override
		public String javaType() {
			return FieldType.MAP.javaType();
		}

	}

	/**
	 * A snapshot.
	 *
	 * @param group the headers
	 * @param prefix what stands before the name of each
	 * @param component the name of the component
	 * @param doc what it tells
	 * @param optional whether it may be absent
	 */
	record SnapshotField(Group group, String prefix, String component, String doc, boolean optional) implements Field {

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

}
