/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http.encoding;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the header whose name Asterisk has turned into the name of an XML attribute:
 * letters are in lower case, other characters than letters and digits are underscores,
 * and an underscore precedes a digit at the beginning. The name of a header that the
 * catalogue does not contain, such as a header of a UserEvent, remains as it is in the
 * attribute.
 */
final class XmlNames {

	/** The headers of every event and response. */
	private static final List<String> COMMON = List.of("Event", "Response", "ActionID", "Message", "Privilege",
			"Timestamp", "SequenceNumber", "EventList", "ListItems", "Output", "SystemName");

	private static final Pattern NOT_LETTER_OR_DIGIT = Pattern.compile("[^a-z0-9]");

	private static final Pattern DIGITS = Pattern.compile("\\d+");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{n+}");

	/** The headers of GetConfig, such as {@code Line-000000-000001}. */
	private static final Map<String, String> CONFIGURATION_HEADERS = Map.of("category", "Category", "line", "Line",
			"templates", "Templates", "istemplate", "IsTemplate");

	private static final Pattern CONFIGURATION = Pattern.compile("([a-z]+)((?:_\\d{6})+)");

	private static final String NUMBER = "#";

	private static final String ANY_CHANNEL = "()";

	private static final Map<String, String> HEADERS = headers();

	/**
	 * The names before the name of a channel in parentheses, by the beginning of the
	 * attribute: {@code ChanVariable(PJSIP/100-1)} becomes
	 * {@code chanvariable_pjsip_100_1_}.
	 */
	private static final Map<String, String> HEADERS_OF_CHANNELS = headersOfChannels();

	private XmlNames() {
	}

	private static Map<String, String> headers() {
		Map<String, String> headers = new HashMap<>();
		COMMON.forEach((name) -> headers.put(attribute(name), name));
		for (String name : HeaderNames.ALL) {
			if (name.endsWith(ANY_CHANNEL)) {
				continue;
			}
			Matcher placeholder = PLACEHOLDER.matcher(name);
			headers.putIfAbsent(attribute(placeholder.replaceAll(NUMBER)), placeholder.replaceAll(NUMBER));
		}
		return headers;
	}

	private static Map<String, String> headersOfChannels() {
		Map<String, String> headers = new HashMap<>();
		for (String name : HeaderNames.ALL) {
			if (name.endsWith(ANY_CHANNEL)) {
				String header = name.substring(0, name.length() - ANY_CHANNEL.length());
				headers.put(attribute(header) + "_", header);
			}
		}
		return headers;
	}

	/** Returns the name of the attribute for a header. */
	private static String attribute(String header) {
		String name = NOT_LETTER_OR_DIGIT.matcher(header.toLowerCase(Locale.ROOT))
			.replaceAll((match) -> match.group().equals(NUMBER) ? NUMBER : "_");
		return Character.isDigit(name.charAt(0)) ? "_" + name : name;
	}

	/**
	 * Finds a header.
	 * @param attribute the name of the attribute
	 * @return the name of the header, or of the attribute if the header is unknown
	 */
	static String header(String attribute) {
		String header = HEADERS.get(attribute);
		if (header != null) {
			return header;
		}
		Matcher configuration = CONFIGURATION.matcher(attribute);
		if (configuration.matches() && CONFIGURATION_HEADERS.containsKey(configuration.group(1))) {
			return CONFIGURATION_HEADERS.get(configuration.group(1)) + configuration.group(2).replace('_', '-');
		}
		for (Map.Entry<String, String> ofChannel : HEADERS_OF_CHANNELS.entrySet()) {
			String beginning = ofChannel.getKey();
			if (attribute.startsWith(beginning) && attribute.endsWith("_")) {
				return ofChannel.getValue() + "(" + attribute.substring(beginning.length(), attribute.length() - 1)
						+ ")";
			}
		}
		String numbered = HEADERS.get(DIGITS.matcher(attribute).replaceAll(NUMBER));
		return (numbered != null) ? withNumbers(numbered, attribute) : attribute;
	}

	private static String withNumbers(String header, String attribute) {
		List<String> numbers = DIGITS.matcher(attribute).results().map(MatchResult::group).toList();
		StringBuilder name = new StringBuilder(header);
		for (String number : numbers) {
			int index = name.indexOf(NUMBER);
			name.replace(index, index + 1, number);
		}
		return name.toString();
	}

}
