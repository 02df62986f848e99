/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.github.amispring.simulator.protocol.AsteriskVersion;
import io.github.amispring.simulator.protocol.PbxEvent;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.EventFilter;
import io.github.amispring.simulator.session.ManagerSession;
import io.github.amispring.simulator.session.ResponseWriter;
import io.github.amispring.simulator.session.SessionActionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Filter: adds a filter to the session, either a regular expression for the whole event
 * or, if the version supports it, a filter with the header MatchCriteria.
 */
final class FilterHandler implements SessionActionHandler {

	private static final String MALFORMED = "Filter was formatted incorrectly.  Check the syntax of the filter given.";

	private static final String NO_EXPRESSION = "Filter did not compile.  Check the syntax of the filter given.";

	private static final Pattern CRITERION = Pattern.compile("(\\w+)\\(([^)]*)\\)");

	private static final Map<String, String> CHARACTER_CLASSES = Map.ofEntries(Map.entry("alnum", "Alnum"),
			Map.entry("alpha", "Alpha"), Map.entry("blank", "Blank"), Map.entry("cntrl", "Cntrl"),
			Map.entry("digit", "Digit"), Map.entry("graph", "Graph"), Map.entry("lower", "Lower"),
			Map.entry("print", "Print"), Map.entry("punct", "Punct"), Map.entry("space", "Space"),
			Map.entry("upper", "Upper"), Map.entry("xdigit", "XDigit"));

	private static final Pattern CHARACTER_CLASS = Pattern
		.compile("\\[:(" + String.join("|", CHARACTER_CLASSES.keySet()) + "):]");

	private final AsteriskVersion version;

	FilterHandler(AsteriskVersion version) {
		this.version = version;
	}

	@Override
	public void handle(ManagerSession session, ActionRequest request, ResponseWriter response) {
		if (!request.get("Operation").equalsIgnoreCase("Add")) {
			response.error("Unknown operation");
			return;
		}
		String criteria = request.get("MatchCriteria");
		boolean advanced = this.version.hasAdvancedFilters() && !criteria.isEmpty();
		String text = request.get("Filter");
		try {
			EventFilter filter = advanced ? advanced(criteria, text) : legacy(text, this.version.hasAdvancedFilters());
			if (filter == null) {
				response.error(MALFORMED);
				return;
			}
			session.addFilter(filter);
			response.success("Success");
		}
		catch (PatternSyntaxException ex) {
			response.error(NO_EXPRESSION);
		}
	}

	/**
	 * Creates a filter from a regular expression. Versions without MatchCriteria accept
	 * an empty expression, which matches every event.
	 */
	private static @Nullable EventFilter legacy(String text, boolean strict) {
		boolean exclude = text.startsWith("!");
		String expression = exclude ? text.substring(1) : text;
		if (strict && expression.isEmpty()) {
			return null;
		}
		Pattern pattern = posix(expression);
		return new EventFilter(exclude, (event) -> pattern.matcher(event.text()).find());
	}

	private static @Nullable EventFilter advanced(String criteria, String text) {
		Criteria parsed = Criteria.parse(criteria);
		if (parsed == null || parsed.method().equals("none") != text.isEmpty()) {
			return null;
		}
		Predicate<String> method = method(parsed.method(), text);
		if (method == null) {
			return null;
		}
		return new EventFilter(parsed.exclude(), (event) -> matches(event, parsed, method));
	}

	/** Translates POSIX character classes. In POSIX, a dot matches a line feed, too. */
	private static Pattern posix(String expression) {
		String translated = CHARACTER_CLASS.matcher(expression)
			.replaceAll((name) -> "\\\\p{" + CHARACTER_CLASSES.get(name.group(1)) + "}");
		return Pattern.compile(translated, Pattern.DOTALL);
	}

	private static boolean matches(PbxEvent event, Criteria criteria, Predicate<String> method) {
		if (!criteria.name().isEmpty() && !criteria.name().equals(event.name())) {
			return false;
		}
		if (criteria.header().isEmpty()) {
			return method.test(event.text());
		}
		String prefix = criteria.header() + ":";
		List<String> lines = event.text().lines().toList();
		return lines.stream()
			.filter((line) -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
			.anyMatch((line) -> method.test(line.substring(prefix.length()).stripLeading()));
	}

	private static @Nullable Predicate<String> method(String method, String text) {
		return switch (method) {
			case "none" -> (value) -> true;
			case "exact" -> text::equals;
			case "starts_with" -> (value) -> value.startsWith(text);
			case "ends_with" -> (value) -> value.endsWith(text);
			case "contains" -> (value) -> value.contains(text);
			case "regex" -> posix(text).asPredicate();
			default -> null;
		};
	}

	private record Criteria(boolean exclude, String name, String header, String method) {

		static @Nullable Criteria parse(String text) {
			boolean exclude = false;
			String name = "";
			String header = "";
			String method = "none";
			Matcher matcher = CRITERION.matcher(text);
			int end = 0;
			while (matcher.find()) {
				if (matcher.start() != ((end == 0) ? 0 : end + 1) || (end > 0 && text.charAt(end) != ',')) {
					return null;
				}
				end = matcher.end();
				String value = matcher.group(2);
				switch (matcher.group(1)) {
					case "action" -> {
						if (!value.equals("include") && !value.equals("exclude")) {
							return null;
						}
						exclude = value.equals("exclude");
					}
					case "name" -> name = value;
					case "header" -> header = value;
					case "method" -> method = value;
					default -> {
						return null;
					}
				}
			}
			return (end == text.length()) ? new Criteria(exclude, name, header, method) : null;
		}

	}

}
