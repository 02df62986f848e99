/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.amispring.event.EventTypes;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.event.QueueCallerLeftEvent;
import io.github.amispring.live.internal.call.CallTracker;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.internal.publish.Publication;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.QueueStatistics;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A queue tracker that receives hand-written events. The queue is {@code support} if not
 * stated otherwise. Time passes only by {@link #pass}.
 */
final class QueueFixture {

	static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	static final String BOB = "PJSIP/bob";

	static final String CAROL = "PJSIP/carol";

	final EventTime time = new EventTime();

	final Drops drops = new Drops();

	final EventRouter router = new EventRouter();

	final CallTracker calls;

	final QueueTracker tracker;

	final Publication publication;

	final List<LiveEvent> changes = new ArrayList<>();

	QueueFixture() {
		this(LiveSettings.defaults().withZone(ZoneOffset.UTC));
	}

	QueueFixture(LiveSettings settings) {
		this.time.set(NOON);
		this.calls = new CallTracker("pbx", settings, this.time, this.drops, this.router);
		this.tracker = new QueueTracker(settings, this.time, this.drops, this.calls, this.router);
		this.publication = new Publication("pbx", NOON);
	}

	Instant now() {
		return this.time.now();
	}

	QueueFixture at(Instant now) {
		this.time.set(now);
		return this;
	}

	QueueFixture pass(Duration duration) {
		return at(now().plus(duration));
	}

	QueueFixture seconds(long seconds) {
		return pass(Duration.ofSeconds(seconds));
	}

	static AmiEvent decode(String name, String... headers) {
		List<String> all = new ArrayList<>(List.of("Event", name));
		all.addAll(Arrays.asList(headers));
		return EventTypes.decode(AmiMessage.of(all.toArray(String[]::new)));
	}

	/** Processes an event without publishing. */
	QueueFixture process(AmiEvent event) {
		this.router.route(event);
		this.calls.settle();
		this.tracker.settle();
		return this;
	}

	QueueFixture event(String name, String... headers) {
		process(decode(name, headers));
		return publish();
	}

	QueueFixture publish() {
		this.publication.begin(now());
		this.calls.publish(this.publication);
		this.tracker.publish(this.publication);
		this.changes.addAll(this.publication.takeEvents());
		return this;
	}

	QueueFixture tick() {
		this.tracker.tick(now());
		return publish();
	}

	QueueFixture seed(AmiEvent... entries) {
		this.tracker.seed(List.of(entries));
		return this;
	}

	QueueFixture seeded() {
		this.tracker.seeded();
		return publish();
	}

	private static String[] channelHeaders(String prefix, String id, String... more) {
		List<String> headers = new ArrayList<>(
				List.of(prefix + "Channel", "PJSIP/" + id + "-01", prefix + "ChannelState", "6", prefix + "CallerIDNum",
						"<" + id + ">", prefix + "CallerIDName", id, prefix + "Uniqueid", id, prefix + "Linkedid", id));
		headers.addAll(Arrays.asList(more));
		return headers.toArray(String[]::new);
	}

	/** Adds headers, which replace those with the same names. */
	private static String[] with(String[] headers, String... more) {
		Map<String, String> all = new LinkedHashMap<>();
		for (int i = 0; i < headers.length; i += 2) {
			all.put(headers[i], headers[i + 1]);
		}
		for (int i = 0; i < more.length; i += 2) {
			all.put(more[i], more[i + 1]);
		}
		return all.entrySet()
			.stream()
			.flatMap((header) -> Stream.of(header.getKey(), header.getValue()))
			.toArray(String[]::new);
	}

	/** Headers of a channel that executes the application Queue. */
	static String[] waiting(String id, String... more) {
		return channelHeaders("", id, with(new String[] { "Context", "in", "Exten", "500", "Priority", "2" }, more));
	}

	/** Headers of a channel that has jumped to another extension. */
	static String[] elsewhere(String id, String exten, String... more) {
		return channelHeaders("", id, with(new String[] { "Context", "keys", "Exten", exten, "Priority", "0" }, more));
	}

	QueueFixture channel(String... ids) {
		for (String id : ids) {
			event("Newchannel", waiting(id));
		}
		return this;
	}

	/** Lets callers with new channels join the queue. */
	QueueFixture join(String... ids) {
		for (String id : ids) {
			channel(id).join("support", id, null);
		}
		return this;
	}

	QueueFixture join(String queue, String id, Integer position) {
		return (position != null)
				? event("QueueCallerJoin", waiting(id, "Queue", queue, "Position", position.toString()))
				: event("QueueCallerJoin", waiting(id, "Queue", queue));
	}

	QueueFixture abandon(String id) {
		return event("QueueCallerAbandon", waiting(id, "Queue", "support", "Position", "1"));
	}

	QueueFixture leave(String id) {
		return event("QueueCallerLeave", waiting(id, "Queue", "support", "Position", "1"));
	}

	QueueFixture hangupRequest(String id) {
		return event("HangupRequest", waiting(id));
	}

	QueueFixture hangup(String id) {
		return event("Hangup", waiting(id, "Cause", "16"));
	}

	QueueFixture queueStatus(String id, String value) {
		this.tracker.queueStatus(id, value);
		return publish();
	}

	private static String[] attempt(String caller, String dest, String member, String... more) {
		String[] both = with(waiting(caller), channelHeaders("Dest", dest));
		return with(with(both, "Queue", "support", "Interface", member, "MemberName", "name of " + member), more);
	}

	/** Calls a member by a new channel. */
	QueueFixture called(String caller, String dest, String member) {
		event("Newchannel", channelHeaders("", dest));
		return event("AgentCalled", attempt(caller, dest, member));
	}

	QueueFixture dialEnd(String caller, String dest, String status) {
		return event("DialEnd", with(with(waiting(caller), channelHeaders("Dest", dest)), "DialStatus", status));
	}

	QueueFixture connect(String caller, String dest, String member) {
		return event("AgentConnect", attempt(caller, dest, member, "HoldTime", "1", "RingTime", "1"));
	}

	QueueFixture complete(String caller, String dest, String member, int talkTime) {
		return event("AgentComplete",
				attempt(caller, dest, member, "TalkTime", Integer.toString(talkTime), "Reason", "caller"));
	}

	QueueFixture ringNoAnswer(String caller, String dest, String member) {
		return event("AgentRingNoAnswer", attempt(caller, dest, member, "RingTime", "2000"));
	}

	QueueFixture dump(String caller, String dest, String member) {
		return event("AgentDump", attempt(caller, dest, member));
	}

	/** Lets a member answer the call of a caller. */
	QueueFixture answer(String caller, String dest, String member) {
		return called(caller, dest, member).dialEnd(caller, dest, "ANSWER").leave(caller).connect(caller, dest, member);
	}

	/** Headers of a member that is idle and not paused, except for the given ones. */
	static String[] member(String member, String... more) {
		return with(new String[] { "Queue", "support", "MemberName", "name of " + member, "Interface", member,
				"StateInterface", member, "Membership", "dynamic", "Penalty", "1", "CallsTaken", "0", "LastCall", "0",
				"LastPause", "0", "InCall", "0", "Status", "1", "Paused", "0", "PausedReason", "", "Ringinuse", "0",
				"Wrapuptime", "0" }, more);
	}

	QueueFixture add(String... members) {
		for (String member : members) {
			event("QueueMemberAdded", member(member));
		}
		return this;
	}

	QueueFixture pause(String member, String reason) {
		return event("QueueMemberPause", member(member, "Paused", "1", "PausedReason", reason));
	}

	QueueFixture resume(String member) {
		return event("QueueMemberPause", member(member));
	}

	QueueFixture status(String member, String... more) {
		return event("QueueMemberStatus", member(member, more));
	}

	static AmiEvent params(String queue, int serviceLevel) {
		return decode("QueueParams", "Queue", queue, "Strategy", "ringall", "ServiceLevel",
				Integer.toString(serviceLevel));
	}

	static AmiEvent listedMember(String member, String... more) {
		return decode("QueueMember",
				with(new String[] { "Queue", "support", "Name", "name of " + member, "Location", member,
						"StateInterface", member, "Membership", "dynamic", "Penalty", "1", "CallsTaken", "0",
						"LastCall", "0", "LastPause", "0", "InCall", "0", "Status", "1", "Paused", "0", "PausedReason",
						"", "Wrapuptime", "0" }, more));
	}

	static AmiEvent entry(String id, int position, long wait) {
		return entry("support", id, position, wait);
	}

	static AmiEvent entry(String queue, String id, int position, long wait) {
		return decode("QueueEntry", "Queue", queue, "Position", Integer.toString(position), "Channel",
				"PJSIP/" + id + "-01", "Uniqueid", id, "CallerIDNum", "<" + id + ">", "CallerIDName", id, "Wait",
				Long.toString(wait));
	}

	LiveQueue queue() {
		return queue("support");
	}

	LiveQueue queue(String name) {
		LiveQueue queue = this.publication.snapshot().queues().get(name);
		assertThat(queue).as("queue " + name).isNotNull();
		return queue;
	}

	QueueStatistics today() {
		return queue().today();
	}

	QueueMember memberOf(String interfaceName) {
		return queue().members()
			.stream()
			.filter((member) -> member.interfaceName().equals(interfaceName))
			.findFirst()
			.orElseThrow();
	}

	<E extends LiveEvent> List<E> changes(Class<E> type) {
		return this.changes.stream().filter(type::isInstance).map(type::cast).toList();
	}

	/** Returns the change of the only caller who has left. */
	QueueCallerLeftEvent left() {
		List<QueueCallerLeftEvent> left = changes(QueueCallerLeftEvent.class);
		assertThat(left).hasSize(1);
		return left.get(0);
	}

}
