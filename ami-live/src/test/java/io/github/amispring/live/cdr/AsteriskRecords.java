/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.cdr;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.event.CdrEvent;
import io.github.amispring.event.CelEvent;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.Party;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

/**
 * The CDR and CEL events of Asterisk during a scenario.
 */
final class AsteriskRecords {

	private static final Pattern SOURCE = Pattern.compile("\"hangupsource\":\"([^\"]+)\"");

	private static final int QUARTER_HOUR = 15 * 60;

	private final List<CdrEvent> cdrs;

	private final List<CelEvent> cels;

	AsteriskRecords(List<AmiEvent> events) {
		this.cdrs = events.stream().filter(CdrEvent.class::isInstance).map(CdrEvent.class::cast).toList();
		this.cels = events.stream().filter(CelEvent.class::isInstance).map(CelEvent.class::cast).toList();
	}

	/** Returns the record of a call. */
	CallSummary of(EndedCall ended) {
		Set<String> channels = new HashSet<>();
		this.cels.stream()
			.filter((cel) -> ended.call().linkedIds().contains(String.valueOf(cel.linkedId())))
			.forEach((cel) -> channels.add(String.valueOf(cel.uniqueId())));
		List<CdrEvent> own = this.cdrs.stream()
			.filter((cdr) -> channels.contains(String.valueOf(cdr.uniqueId())))
			.toList();
		return CallSummary.of(own, endedBy(ended, channels), own.isEmpty() ? ZoneOffset.UTC : offset(own.get(0)));
	}

	/**
	 * Returns the channel that hung up, according to the caller's channel, or to the last
	 * channel if the caller has left before. {@code null} if it was Asterisk.
	 */
	private @Nullable String endedBy(EndedCall ended, Set<String> channels) {
		Party caller = ended.call().caller();
		String last = "";
		for (CelEvent cel : this.cels) {
			Matcher source = SOURCE.matcher(String.valueOf(cel.extra()));
			if ("HANGUP".equals(cel.celEvent()) && channels.contains(String.valueOf(cel.uniqueId())) && source.find()) {
				last = source.group(1);
				if (caller != null && caller.uniqueId().equals(cel.uniqueId())) {
					break;
				}
			}
		}
		return (last.isEmpty() || last.startsWith("dialplan/")) ? null : last;
	}

	/** Returns the offset of the server's time. Asterisk sends a CDR when a call ends. */
	private static ZoneOffset offset(CdrEvent cdr) {
		long seconds = (cdr.endTime() == null) ? 0
				: Duration.between(cdr.receivedAt(), cdr.endTime().toInstant(ZoneOffset.UTC)).toSeconds();
		return ZoneOffset.ofTotalSeconds(Math.round((float) seconds / QUARTER_HOUR) * QUARTER_HOUR);
	}

}
