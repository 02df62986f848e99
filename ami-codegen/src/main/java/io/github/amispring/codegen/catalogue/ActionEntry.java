/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An action.
 *
 * @param name the name on the wire
 * @param javaName the name of the Java class
 * @param doc the description
 * @param notes additional sentences for the description
 * @param privilege the write permissions, of which a user must have at least one
 * @param versions the versions in which the action exists
 * @param parameters the headers
 * @param factories the static factory methods
 * @param methods the methods that set several headers, or set a header to a fixed value
 * @param oneOf the sets of headers; exactly one set must be complete
 * @param responseDelay the additional time that the response may take
 * @param response the response
 * @param outcome the event that reports the outcome
 * @param notSecret the headers that contain no secret although their names suggest one
 */
public record ActionEntry(String name, String javaName, String doc, List<String> notes, List<String> privilege,
		Versions versions, List<Parameter> parameters, List<Method> factories, List<Method> methods,
		List<List<String>> oneOf, @Nullable ResponseDelay responseDelay, Response response, @Nullable Outcome outcome,
		List<String> notSecret) {

	/**
	 * Returns the factories and methods that the catalogue describes.
	 * @return the factories, then the methods
	 */
	public List<Method> describedMethods() {
		return Stream.concat(this.factories.stream(), this.methods.stream()).toList();
	}

	/**
	 * Finds a parameter.
	 * @param header the name on the wire
	 * @return the parameter
	 */
	public Parameter parameter(String header) {
		return this.parameters.stream()
			.filter((parameter) -> parameter.header().equals(header))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Returns whether all methods in the catalogue that set a header set it to fixed
	 * values.
	 * @param parameter the header
	 * @return {@code true} if methods set the header, and no method accepts its value
	 */
	public boolean isAlwaysConstant(Parameter parameter) {
		List<Method> methods = describedMethods();
		return methods.stream().anyMatch((method) -> method.hasConstant(parameter.header()))
				&& methods.stream().noneMatch((method) -> method.headers().contains(parameter.header()));
	}

	/**
	 * A header of an action.
	 *
	 * @param header the name on the wire
	 * @param component the name in Java
	 * @param type the type of the value
	 * @param doc the description
	 * @param required whether the action requires the header
	 * @param unit the unit of a duration
	 * @param separator the separator of a list
	 * @param enumeration the enum for a number
	 * @param values the possible words
	 * @param open whether words other than the listed ones are valid
	 * @param trueWord the word for {@code true}
	 * @param falseWord the word for {@code false}
	 * @param initially the initial value, which is sent unless it is changed
	 * @param byDefault the value that the server uses when the header is absent
	 * @param sensitive whether the header contains a secret
	 * @param javaClass the hand-written class of the value, whose text is sent;
	 * {@code null} for the class of the type
	 * @param versions the versions in which the header exists
	 */
	public record Parameter(String header, String component, FieldType type, String doc, boolean required,
			@Nullable String unit, char separator, @Nullable Enumeration enumeration, List<String> values, boolean open,
			String trueWord, String falseWord, @Nullable String initially, @Nullable String byDefault,
			boolean sensitive, @Nullable String javaClass, Versions versions) {

		/**
		 * Returns whether the header has only one possible word.
		 * @return {@code true} if the action sets the header itself
		 */
		public boolean fixed() {
			return this.type == FieldType.WORD && !this.open && this.values.size() == 1;
		}

		/**
		 * Returns whether the header can repeat with a number in its name.
		 * @return {@code true} if the name has a placeholder for the number
		 */
		public boolean numbered() {
			return this.header.contains("{n");
		}

	}

	/**
	 * A method that sets headers.
	 *
	 * @param name the method's name
	 * @param doc the description
	 * @param headers the headers whose values are the arguments
	 * @param constants the headers that the method sets to fixed values,
	 * {@code Name=value}
	 * @param repeated whether each call adds the headers again
	 */
	public record Method(String name, String doc, List<String> headers, List<String> constants, boolean repeated) {

		/**
		 * Returns whether the method sets a header to a fixed value.
		 * @param header the name on the wire
		 * @return {@code true} if it sets the header
		 */
		public boolean hasConstant(String header) {
			return this.constants.stream().anyMatch((constant) -> constant.startsWith(header + "="));
		}

		/**
		 * Returns whether the method adds a line of numbered headers.
		 * @return {@code true} if the name of a header has a placeholder for the number
		 */
		public boolean numbered() {
			return Stream.concat(this.headers.stream(), this.constants.stream())
				.anyMatch((header) -> header.contains("{n"));
		}

	}

	/**
	 * The additional time that a response may take because the server executes the action
	 * before it responds.
	 *
	 * @param unless the header that makes the server respond immediately,
	 * {@code Name=value}; {@code null} if there is none
	 * @param header the header with the maximum time
	 * @param milliseconds the maximum time if that header is absent
	 */
	public record ResponseDelay(@Nullable String unless, String header, long milliseconds) {

	}

	/**
	 * The response to an action.
	 *
	 * @param kind the form
	 * @param javaName the name of the record of a typed response
	 * @param doc the description of a typed response
	 * @param entries the events that are the entries of an event list
	 * @param completion the event that ends an event list
	 * @param absent the messages with which the server reports that the requested object
	 * does not exist
	 * @param fields the headers of a typed response
	 */
	public record Response(Kind kind, String javaName, String doc, List<String> entries, String completion,
			List<String> absent, List<Field> fields) {

		/**
		 * The form of a response.
		 */
		public enum Kind {

			/** A success response without additional headers. */
			SIMPLE,

			/** A response with headers. */
			FIELDS,

			/** A response with a hand-written record. */
			HAND_WRITTEN,

			/** An event list. */
			LIST,

			/** An event list whose entries do not carry the ActionID. */
			UNMARKED_LIST,

			/** An event list, or a success response without a list. */
			LIST_IF_ANNOUNCED,

			/** The only entry of an event list, which may be empty. */
			ENTRY,

			/** The output of a command. */
			OUTPUT,

			/** A response, followed by one event. */
			EVENT

		}

	}

	/**
	 * The event that reports the outcome of an action.
	 *
	 * @param event the name of the event
	 * @param method the method that requests the outcome
	 * @param constant the header that the event requires, {@code Name=value}
	 * @param undo the cancellation of the operation that the action started
	 */
	public record Outcome(String event, String method, @Nullable String constant, @Nullable Undo undo) {

	}

	/**
	 * The cancellation of the operation that an action started, used when its outcome is
	 * no longer awaited.
	 *
	 * @param method the method that requests the outcome
	 * @param doc the description
	 * @param action the action that ends the operation, with the id as its argument
	 * @param id the header with the id, which is random unless it was set
	 */
	public record Undo(String method, String doc, String action, String id) {

	}

}
