/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.exception.InvalidActionException;
import org.jspecify.annotations.Nullable;

/**
 * The options of a step of {@link UpdateConfigAction}. The options define a new category
 * ({@link #template()}, {@link #inheriting(String...)}, {@link #allowingDuplicates()}) or
 * select the categories that a step changes ({@link #includingTemplates()},
 * {@link #onlyTemplates()}, {@link #where(String, String)}). Without options, Asterisk
 * does not change templates. Immutable; {@link #and(CategoryOptions)} combines options.
 *
 * @since 1.0.0
 */
public final class CategoryOptions {

	private final List<String> ofNewCategory;

	private final List<String> filter;

	private CategoryOptions(List<String> ofNewCategory, List<String> filter) {
		this.ofNewCategory = List.copyOf(ofNewCategory);
		this.filter = List.copyOf(filter);
	}

	/**
	 * Makes the new category a template.
	 * @return the options
	 */
	public static CategoryOptions template() {
		return new CategoryOptions(List.of("template"), List.of());
	}

	/**
	 * Allows the new category to have the same name as an existing one.
	 * @return the options
	 */
	public static CategoryOptions allowingDuplicates() {
		return new CategoryOptions(List.of("allowdups"), List.of());
	}

	/**
	 * Makes the new category inherit from templates.
	 * @param templates the names of the templates
	 * @return the options
	 * @throws InvalidActionException if a name contains a comma or a quotation mark
	 */
	public static CategoryOptions inheriting(String... templates) {
		for (String template : templates) {
			check(template);
		}
		return new CategoryOptions(List.of("inherit=\"" + String.join(",", templates) + '"'), List.of());
	}

	/**
	 * Selects templates in addition to other categories.
	 * @return the options
	 */
	public static CategoryOptions includingTemplates() {
		return new CategoryOptions(List.of(), List.of("TEMPLATES=include"));
	}

	/**
	 * Selects templates only.
	 * @return the options
	 */
	public static CategoryOptions onlyTemplates() {
		return new CategoryOptions(List.of(), List.of("TEMPLATES=restrict"));
	}

	/**
	 * Selects the categories in which the value of a variable matches.
	 * @param variable a regular expression for the name of the variable
	 * @param value a regular expression for the value
	 * @return the options
	 * @throws InvalidActionException if an expression contains a comma or a quotation
	 * mark, or if the variable contains an equals sign, because Asterisk would
	 * misinterpret it
	 */
	public static CategoryOptions where(String variable, String value) {
		check(variable);
		check(value);
		if (variable.indexOf('=') >= 0) {
			throw new InvalidActionException(
					"UpdateConfig cannot select categories by a variable whose name contains an equals sign");
		}
		return new CategoryOptions(List.of(), List.of(variable + '=' + value));
	}

	/**
	 * Combines these options with other options. A category is selected if it meets all
	 * conditions.
	 * @param other the other options
	 * @return the combined options
	 */
	public CategoryOptions and(CategoryOptions other) {
		return new CategoryOptions(concat(this.ofNewCategory, other.ofNewCategory), concat(this.filter, other.filter));
	}

	private static void check(String text) {
		if (text.indexOf(',') >= 0 || text.indexOf('"') >= 0) {
			throw new InvalidActionException(
					"UpdateConfig cannot send an option that contains a comma or a quotation mark");
		}
	}

	private static List<String> concat(List<String> one, List<String> other) {
		List<String> both = new ArrayList<>(one);
		both.addAll(other);
		return both;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof CategoryOptions that && toString().equals(that.toString()));
	}

	@Override
	public int hashCode() {
		return toString().hashCode();
	}

	/**
	 * Returns the options in Asterisk's syntax.
	 */
	@Override
	public String toString() {
		List<String> options = new ArrayList<>(this.ofNewCategory);
		if (!this.filter.isEmpty()) {
			options.add("catfilter=\"" + String.join(",", this.filter) + '"');
		}
		return String.join(",", options);
	}

}
