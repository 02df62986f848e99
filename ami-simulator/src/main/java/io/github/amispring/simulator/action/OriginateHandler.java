/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.dialplan.DialplanStep;
import io.github.amispring.simulator.pbx.dialplan.OriginateRequest;
import io.github.amispring.simulator.pbx.dialplan.OriginateResult;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.session.ActionHandler;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * Originate: starts a call. Without the header Async, it blocks the session until the
 * call is answered or fails, as in Asterisk.
 */
final class OriginateHandler implements ActionHandler {

	private static final int DEFAULT_TIMEOUT = 30_000;

	private static final int MAX_CHANNEL_ID = 149;

	private static final Pattern CALLER_ID = Pattern.compile("\\s*\"?([^\"<]*?)\"?\\s*<([^>]*)>\\s*");

	private final Supplier<Pbx> pbx;

	OriginateHandler(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	@Override
	public void handle(ActionRequest request, ResponseWriter response) throws InterruptedException {
		Pbx pbx = this.pbx.get();
		OriginateRequest call = parse(pbx, request, response);
		if (call == null) {
			return;
		}
		if (request.isTrue("Async")) {
			response.success("Originate successfully queued");
			pbx.locked(() -> pbx.originate(call, (result) -> pbx.publish(event(request, call, result))));
			return;
		}
		CompletableFuture<OriginateResult> done = new CompletableFuture<>();
		pbx.locked(() -> {
			pbx.originate(call, (result) -> {
				pbx.publish(event(request, call, result));
				done.complete(result);
			});
		});
		if (answered(done)) {
			response.success("Originate successfully queued");
		}
		else {
			response.error("Originate failed");
		}
	}

	private static boolean answered(CompletableFuture<OriginateResult> done) throws InterruptedException {
		try {
			return done.get().isAnswered();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("Originating the call failed", ex);
		}
	}

	private static @Nullable OriginateRequest parse(Pbx pbx, ActionRequest request, ResponseWriter response) {
		String channel = request.get("Channel");
		String exten = request.get("Exten");
		String application = request.get("Application");
		Integer priority = number(request.get("Priority"), 1);
		Integer timeout = number(request.get("Timeout"), DEFAULT_TIMEOUT);
		String error = null;
		if (channel.isEmpty()) {
			error = "Channel not specified";
		}
		else if (priority == null) {
			error = "Invalid priority";
		}
		else if (timeout == null) {
			error = "Invalid timeout";
		}
		else if (channel.indexOf('/') < 0) {
			error = "Invalid channel";
		}
		else if (application.isEmpty() && request.get("Context").isEmpty() && exten.isEmpty()) {
			error = "Originate with 'Exten' requires 'Context' and 'Priority'";
		}
		else if (application.isEmpty() && !pbx.hasExtension(exten, priority)) {
			error = "Extension does not exist.";
		}
		else if (request.get("ChannelId").length() > MAX_CHANNEL_ID
				|| request.get("OtherChannelId").length() > MAX_CHANNEL_ID) {
			// Asterisk's message ends with a line feed
			error = "Uniqueid length exceeds maximum of " + MAX_CHANNEL_ID + "\n";
		}
		if (error != null || priority == null || timeout == null) {
			response.error((error != null) ? error : "Invalid priority");
			return null;
		}
		CallerId callerId = CallerId.parse(request.get("CallerID"));
		return new OriginateRequest(channel,
				application.isEmpty() ? null : new DialplanStep(application, request.get("Data")),
				request.get("Context"), exten, priority, callerId.number(), callerId.name(), request.get("Account"),
				Duration.ofMillis(timeout), ChannelVariableParser.parse(request.all("Variable")),
				emptyToNull(request.get("ChannelId")), emptyToNull(request.get("OtherChannelId")));
	}

	private static @Nullable Integer number(String text, int defaultValue) {
		if (text.isEmpty()) {
			return defaultValue;
		}
		try {
			return Integer.valueOf(text.trim());
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static @Nullable String emptyToNull(String text) {
		return text.isEmpty() ? null : text;
	}

	private static EventWriter event(ActionRequest request, OriginateRequest call, OriginateResult result) {
		EventWriter event = EventWriter.event("OriginateResponse", EventClass.CALL)
			.addIfPresent("ActionID", emptyToNull(request.actionId()));
		PbxChannel channel = result.channel();
		event.add("Response", (channel != null) ? "Success" : "Failure")
			.add("Channel", (channel != null) ? channel.name() : call.channel());
		DialplanStep application = call.application();
		if (application != null) {
			event.add("Application", application.application()).add("Data", application.data());
		}
		else {
			event.add("Context", call.context()).add("Exten", call.exten());
		}
		String failed = (call.channelId() != null) ? call.channelId() : "<unknown>";
		return event.add("Reason", result.reason())
			.add("Uniqueid", (channel != null) ? channel.uniqueId() : failed)
			.add("CallerIDNum", known(call.callerNumber()))
			.add("CallerIDName", known(call.callerName()));
	}

	private static String known(@Nullable String text) {
		return (text != null) ? text : "<unknown>";
	}

	private record CallerId(@Nullable String name, @Nullable String number) {

		static CallerId parse(String text) {
			if (text.isBlank()) {
				return new CallerId(null, null);
			}
			Matcher matcher = CALLER_ID.matcher(text);
			if (matcher.matches()) {
				return new CallerId(emptyToNull(matcher.group(1)), emptyToNull(matcher.group(2)));
			}
			String stripped = text.strip();
			boolean isNumber = stripped.chars()
				.allMatch((c) -> (c >= '0' && c <= '9') || c == '+' || c == '*' || c == '#');
			return isNumber ? new CallerId(null, stripped) : new CallerId(stripped, null);
		}

	}

}
