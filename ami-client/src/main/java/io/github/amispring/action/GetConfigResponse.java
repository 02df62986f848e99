/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.AmiResponse;
import org.jspecify.annotations.Nullable;

/**
 * The response to GetConfig, which contains a configuration file.
 *
 * @param message the message as the server sent it
 * @param categories the categories in the order in which the file contains them; names
 * may repeat
 * @since 1.0.0
 */
public record GetConfigResponse(AmiMessage message, List<Category> categories) implements AmiResponse {

	/**
	 * Creates a response.
	 * @param message the message as the server sent it
	 * @param categories the categories
	 */
	public GetConfigResponse {
		categories = List.copyOf(categories);
	}

	/**
	 * Returns the first category with the given name.
	 * @param name the name
	 * @return the category, empty if there is none
	 */
	public Optional<Category> category(String name) {
		return this.categories.stream().filter((category) -> category.name().equals(name)).findFirst();
	}

	/**
	 * Decodes a response.
	 * @param message the message as the server sent it
	 * @return the typed response
	 */
	public static GetConfigResponse of(AmiMessage message) {
		List<Category> categories = new ArrayList<>();
		List<Line> lines = new ArrayList<>();
		Category category = null;
		for (AmiHeader header : message.headers()) {
			String value = header.value();
			if (header.name().startsWith("Category-")) {
				addTo(categories, category, lines);
				category = new Category(value, false, List.of(), List.of());
			}
			else if (category != null && header.name().startsWith("IsTemplate-")) {
				category = new Category(category.name(), value.equals("1"), category.templates(), List.of());
			}
			else if (category != null && header.name().startsWith("Templates-")) {
				category = new Category(category.name(), category.template(), words(value), List.of());
			}
			else if (header.name().startsWith("Line-")) {
				lines.add(Line.of(value));
			}
		}
		addTo(categories, category, lines);
		return new GetConfigResponse(message, categories);
	}

	private static List<String> words(String value) {
		return value.isEmpty() ? List.of() : List.of(value.split(","));
	}

	private static void addTo(List<Category> categories, @Nullable Category category, List<Line> lines) {
		if (category != null) {
			categories.add(new Category(category.name(), category.template(), category.templates(), lines));
			lines.clear();
		}
	}

	/**
	 * A category of a configuration file. The category begins with its name in brackets.
	 *
	 * @param name the name
	 * @param template whether the category is a template
	 * @param templates the templates from which the category inherits
	 * @param lines the lines in order
	 * @since 1.0.0
	 */
	public record Category(String name, boolean template, List<String> templates, List<Line> lines) {

		/**
		 * Creates a category.
		 * @param name the name
		 * @param template whether the category is a template
		 * @param templates the templates from which the category inherits
		 * @param lines the lines in order
		 */
		public Category {
			templates = List.copyOf(templates);
			lines = List.copyOf(lines);
		}

		/**
		 * Returns all values of a variable, because several lines may set the same
		 * variable.
		 * @param variable the variable
		 * @return the values in order
		 */
		public List<String> values(String variable) {
			return this.lines.stream().filter((line) -> line.variable().equals(variable)).map(Line::value).toList();
		}

	}

	/**
	 * A line that sets a variable.
	 *
	 * @param variable the variable
	 * @param value the value
	 * @since 1.0.0
	 */
	public record Line(String variable, String value) {

		private static Line of(String text) {
			int equals = text.indexOf('=');
			return (equals < 0) ? new Line(text, "") : new Line(text.substring(0, equals), text.substring(equals + 1));
		}

		/**
		 * Returns the line as text, with a secret value masked.
		 */
		@Override
		public String toString() {
			String variable = this.variable.strip();
			// a numeric name is a mailbox; its value begins with the password
			boolean secret = AmiHeader.isSensitive(variable) || variable.equals("register")
					|| variable.chars().allMatch(Character::isDigit);
			return this.variable + "=" + (secret ? "******" : this.value);
		}

	}

}
