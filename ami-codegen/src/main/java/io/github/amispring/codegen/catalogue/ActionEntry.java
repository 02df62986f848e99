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
 * @param doc what it does
 * @param notes what else is worth knowing
 * @param privilege the classes of which a user must be allowed to write one
 * @param versions the versions that have it
 * @param parameters the headers
 * @param factories the static methods that make one
 * @param methods the methods that set several headers, or one in a special way
 * @param oneOf the sets of headers of which exactly one must be complete
 * @param answerDelay how much longer than usual the response may take
 * @param answer what it is answered with
 * @param outcome the event that tells how it ended
 * @param notSecret headers that hold no secret though their names suggest one
 */
public record ActionEntry(String name, String javaName, String doc, List<String> notes, List<String> privilege,
		Versions versions, List<Parameter> parameters, List<Method> factories, List<Method> methods,
		List<List<String>> oneOf, @Nullable AnswerDelay answerDelay, Answer answer, @Nullable Outcome outcome,
		List<String> notSecret) {

	/**
	 * The factories and methods that the catalogue describes.
	 * @return both
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
	 * Whether methods of the catalogue set a header, but none asks for its value.
	 * @param parameter the header
	 * @return {@code true} when nobody can give a value of their own
	 */
	public boolean neverAsked(Parameter parameter) {
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
	 * @param doc what it means
	 * @param required whether the action cannot do without it
	 * @param unit the unit of a duration
	 * @param separator what stands between the words of a list
	 * @param enumeration the names of a number
	 * @param values the words that are possible
	 * @param open whether other words are possible
	 * @param trueWord what is sent for yes
	 * @param falseWord what is sent for no
	 * @param initially the value that is sent from the start
	 * @param byDefault what the server takes when it is not sent
	 * @param sensitive whether it holds a secret
	 * @param javaClass the hand-written class of the value, whose text is sent;
	 * {@code null} for that of the type
	 * @param versions the versions that have it
	 */
	public record Parameter(String header, String component, FieldType type, String doc, boolean required,
			@Nullable String unit, char separator, @Nullable Enumeration enumeration, List<String> values, boolean open,
			String trueWord, String falseWord, @Nullable String initially, @Nullable String byDefault,
			boolean sensitive, @Nullable String javaClass, Versions versions) {

		/**
		 * Whether there is but one word that it can have.
		 * @return {@code true} when nobody needs to be asked
		 */
		public boolean fixed() {
			return this.type == FieldType.WORD && !this.open && this.values.size() == 1;
		}

		/**
		 * Whether the action can have it several times, each time with a number in the
		 * header's name.
		 * @return {@code true} when the name has a place for the number
		 */
		public boolean numbered() {
			return this.header.contains("{n");
		}

	}

	/**
	 * A method that sets headers.
	 *
	 * @param name the method's name
	 * @param doc what it does
	 * @param headers the headers that it takes as arguments
	 * @param constants the headers that it sets on its own, {@code Name=value}
	 * @param repeated whether each call adds these headers once more
	 */
	public record Method(String name, String doc, List<String> headers, List<String> constants, boolean repeated) {

		/**
		 * Whether it sets a header on its own.
		 * @param header the name on the wire
		 * @return {@code true} when it does
		 */
		public boolean hasConstant(String header) {
			return this.constants.stream().anyMatch((constant) -> constant.startsWith(header + "="));
		}

		/**
		 * Whether it adds a line of numbered headers.
		 * @return {@code true} when a header's name has a place for the number
		 */
		public boolean numbered() {
			return Stream.concat(this.headers.stream(), this.constants.stream())
				.anyMatch((header) -> header.contains("{n"));
		}

	}

	/**
	 * How much longer than usual the server may take to respond, as it works on the
	 * action meanwhile.
	 *
	 * @param unless the header with which it responds at once, {@code Name=value};
	 * {@code null} when there is none
	 * @param header the header with the longest time
	 * @param milliseconds the time without that header
	 */
	public record AnswerDelay(@Nullable String unless, String header, long milliseconds) {

	}

	/**
	 * What an action is answered with.
	 *
	 * @param kind the form
	 * @param javaName the name of the record of a typed answer
	 * @param doc what a typed answer tells
	 * @param entries the events that are the rows of a list
	 * @param completion the event that ends a list
	 * @param absent the texts by which the server says that what was asked for is not
	 * there
	 * @param fields the headers of a typed answer
	 */
	public record Answer(Kind kind, String javaName, String doc, List<String> entries, String completion,
			List<String> absent, List<Field> fields) {

		/**
		 * The form of an answer.
		 */
		public enum Kind {

			/** Success and no more. */
			SIMPLE,

			/** A response with headers. */
			FIELDS,

			/** A response that a class reads which is written by hand. */
			HAND_WRITTEN,

			/** A list. */
			LIST,

			/** A list whose entries do not carry the ActionID. */
			UNMARKED_LIST,

			/** A list, or success and no more. */
			LIST_IF_ANNOUNCED,

			/** The only entry of a list, which may be empty. */
			ENTRY,

			/** The output of a command. */
			OUTPUT,

			/** A response, then one event. */
			EVENT

		}

	}

	/**
	 * The event that tells how an action ended.
	 *
	 * @param event the name of the event
	 * @param method the method that asks for it
	 * @param constant the header without which it would not come, {@code Name=value}
	 * @param undo how to end what the action has begun
	 */
	public record Outcome(String event, String method, @Nullable String constant, @Nullable Undo undo) {

	}

	/**
	 * How to end what an action has begun, when its outcome is no longer awaited.
	 *
	 * @param method the method that asks for it
	 * @param doc what it does
	 * @param action the action that ends it, which takes the id
	 * @param id the header with the id, which is random unless it was set
	 */
	public record Undo(String method, String doc, String action, String id) {

	}

}
