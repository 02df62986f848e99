/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * Converts the parameters of a request to the lines of an action. As in Asterisk, the
 * parameters of a POST request are read only from its body, and only if the content type
 * is that of a form. Parameters after the first 128 are ignored. Line breaks in
 * parameters are kept.
 */
final class Parameters {

	/** The maximum length of the body of a request. */
	static final int MAX_BODY = 40_960;

	private static final int MAX_PARAMETERS = 128;

	private static final String FORM = "application/x-www-form-urlencoded";

	private Parameters() {
	}

	/**
	 * Returns the lines of the action, or null if the body of the request is too long.
	 */
	static @Nullable List<byte[]> read(HttpExchange exchange) throws IOException {
		if (!exchange.getRequestMethod().equals("POST")) {
			String query = exchange.getRequestURI().getRawQuery();
			return lines((query != null) ? query : "");
		}
		String type = exchange.getRequestHeaders().getFirst("Content-Type");
		if (type == null || !type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals(FORM)) {
			return List.of();
		}
		if (isTooLong(exchange.getRequestHeaders().getFirst("Content-Length"))) {
			return null;
		}
		byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
		return (body.length > MAX_BODY) ? null : lines(new String(body, StandardCharsets.ISO_8859_1));
	}

	private static boolean isTooLong(@Nullable String length) {
		return length != null && Long.parseLong(length.trim()) > MAX_BODY;
	}

	private static List<byte[]> lines(String parameters) {
		List<byte[]> lines = new ArrayList<>();
		for (String parameter : parameters.split("&")) {
			if (!parameter.isEmpty() && lines.size() < MAX_PARAMETERS) {
				int equals = parameter.indexOf('=');
				String name = (equals < 0) ? parameter : parameter.substring(0, equals);
				String value = (equals < 0) ? "" : parameter.substring(equals + 1);
				lines.add(line(name, value));
			}
		}
		return lines;
	}

	private static byte[] line(String name, String value) {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		decode(name, line);
		line.write(':');
		line.write(' ');
		decode(value, line);
		return line.toByteArray();
	}

	/** Decodes a name or a value up to a NUL. */
	private static void decode(String text, ByteArrayOutputStream out) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			int octet = (c == '+') ? ' ' : c;
			if (c == '%' && i + 2 < text.length() && isHexadecimal(text.charAt(i + 1))
					&& isHexadecimal(text.charAt(i + 2))) {
				octet = Integer.parseInt(text, i + 1, i + 3, 16);
				i += 2;
			}
			if (octet == 0) {
				return;
			}
			out.write(octet);
		}
	}

	private static boolean isHexadecimal(char c) {
		return Character.digit(c, 16) >= 0;
	}

}
