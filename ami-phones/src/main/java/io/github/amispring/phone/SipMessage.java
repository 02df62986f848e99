/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.phone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A SIP request or response.
 */
final class SipMessage {

	private static final Pattern TAG = Pattern.compile(";tag=([^;>\\s]+)");

	private static final Pattern URI = Pattern.compile("<?(sip:[^>;]+)");

	private final String startLine;

	private final List<String[]> headers = new ArrayList<>();

	private String body = "";

	private SipMessage(String startLine) {
		this.startLine = startLine;
	}

	static SipMessage request(String method, String uri) {
		return new SipMessage(method + " " + uri + " SIP/2.0");
	}

	/** Creates a response with the headers that a response copies from its request. */
	static SipMessage response(SipMessage request, int status) {
		SipMessage response = new SipMessage("SIP/2.0 " + status + " " + reason(status));
		for (String[] header : request.headers) {
			if (List.of("via", "from", "to", "call-id", "cseq").contains(header[0].toLowerCase())) {
				response.headers.add(header.clone());
			}
		}
		return response;
	}

	private static String reason(int status) {
		return switch (status) {
			case 100 -> "Trying";
			case 180 -> "Ringing";
			case 200 -> "OK";
			case 302 -> "Moved Temporarily";
			case 480 -> "Temporarily Unavailable";
			case 481 -> "Call/Transaction Does Not Exist";
			case 486 -> "Busy Here";
			case 487 -> "Request Terminated";
			case 603 -> "Decline";
			default -> "Status";
		};
	}

	static SipMessage parse(byte[] bytes, int length) {
		String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
		int end = text.indexOf("\r\n\r\n");
		String[] lines = text.substring(0, (end < 0) ? text.length() : end).split("\r\n");
		SipMessage message = new SipMessage(lines[0]);
		for (int i = 1; i < lines.length; i++) {
			int colon = lines[i].indexOf(':');
			if (colon > 0) {
				message.with(lines[i].substring(0, colon).trim(), lines[i].substring(colon + 1).trim());
			}
		}
		message.body = (end < 0) ? "" : text.substring(end + 4);
		return message;
	}

	SipMessage with(String name, String value) {
		this.headers.add(new String[] { name, value });
		return this;
	}

	SipMessage withBody(String type, String body) {
		this.body = body;
		return with("Content-Type", type);
	}

	/** Adds a tag to the header To if it has none. */
	SipMessage withToTag(String tag) {
		for (String[] header : this.headers) {
			if (header[0].equalsIgnoreCase("To") && tag(header[1]) == null) {
				header[1] += ";tag=" + tag;
			}
		}
		return this;
	}

	boolean isRequest() {
		return !this.startLine.startsWith("SIP/2.0 ");
	}

	/** Returns the method of a request, or of the request to which this responds. */
	String method() {
		return isRequest() ? this.startLine.substring(0, this.startLine.indexOf(' ')) : header("CSeq").split("\\s+")[1];
	}

	String requestUri() {
		return this.startLine.split(" ")[1];
	}

	int status() {
		return Integer.parseInt(this.startLine.split(" ")[1]);
	}

	String header(String name) {
		for (String[] header : this.headers) {
			if (header[0].equalsIgnoreCase(name)) {
				return header[1];
			}
		}
		throw new IllegalStateException("No header " + name + " in " + this);
	}

	String body() {
		return this.body;
	}

	String callId() {
		return header("Call-ID");
	}

	/** Returns the branch of the topmost Via, which identifies the transaction. */
	String branch() {
		return header("Via").replaceFirst(".*;branch=([^;,\\s]+).*", "$1");
	}

	static @Nullable String tag(String address) {
		Matcher matcher = TAG.matcher(address);
		return matcher.find() ? matcher.group(1) : null;
	}

	static String uri(String address) {
		Matcher matcher = URI.matcher(address);
		if (!matcher.find()) {
			throw new IllegalArgumentException(address);
		}
		return matcher.group(1);
	}

	byte[] toBytes() {
		StringBuilder text = new StringBuilder(this.startLine).append("\r\n");
		for (String[] header : this.headers) {
			text.append(header[0]).append(": ").append(header[1]).append("\r\n");
		}
		text.append("Content-Length: ")
			.append(this.body.getBytes(StandardCharsets.UTF_8).length)
			.append("\r\n\r\n")
			.append(this.body);
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return new String(toBytes(), StandardCharsets.UTF_8);
	}

}
