/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.amispring.action.CoreShowChannelsAction;
import io.github.amispring.action.CustomAction;
import io.github.amispring.action.QueueAddAction;
import io.github.amispring.action.QueueRemoveAction;
import io.github.amispring.action.QueueStatusAction;
import io.github.amispring.action.QueueSummaryAction;
import io.github.amispring.action.StatusAction;
import io.github.amispring.event.ChannelState;
import io.github.amispring.event.CoreShowChannelEvent;
import io.github.amispring.event.CoreShowChannelsCompleteEvent;
import io.github.amispring.event.QueueCallerJoinEvent;
import io.github.amispring.event.QueueEntryEvent;
import io.github.amispring.event.QueueMemberEvent;
import io.github.amispring.event.QueueParamsEvent;
import io.github.amispring.event.QueueStatusCompleteEvent;
import io.github.amispring.event.QueueSummaryEvent;
import io.github.amispring.event.StatusCompleteEvent;
import io.github.amispring.event.StatusEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.EventList;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests event lists with which a real Asterisk responds.
 */
@OnEachAsterisk(overAll = true)
class ListIT extends AbstractActionsIT {

	ListIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers("CoreShowChannels")
	void listsChannels() {
		TestCall call = TestCall.to("talk", this.pbx, this.client);
		String name = call.awaitUp(this.log);
		EventList<CoreShowChannelEvent> list = execute(CoreShowChannelsAction.of());
		assertComplete(list);
		assertThat(list.entries()).filteredOn(call::owns)
			.extracting((event) -> event.channel().name())
			.containsExactlyInAnyOrder(name, name.replace(";1", ";2"));
		CoreShowChannelEvent caller = list.entries().stream().filter(call::isCaller).findFirst().orElseThrow();
		assertThat(caller.channel().state()).isEqualTo(ChannelState.UP);
		assertThat(caller.application()).isEqualTo("Wait");
		assertThat(caller.applicationData()).isEqualTo("300");
		assertThat(caller.duration()).isNotNull();
		assertNotPublished(CoreShowChannelEvent.class, CoreShowChannelsCompleteEvent.class);
	}

	@Test
	@Covers("Status")
	void listsChannelStatus() {
		TestCall call = TestCall.to("talk", this.pbx, this.client,
				(action) -> action.variable("IT_LIST", "a=b, \"c\" \\ d"));
		String name = call.awaitUp(this.log);
		EventList<StatusEvent> all = execute(StatusAction.of());
		assertComplete(all);
		assertThat(all.entries()).filteredOn(call::owns).hasSize(2);
		EventList<StatusEvent> one = execute(StatusAction.of().channel(name).variables("IT_LIST", TestCall.TAG));
		assertComplete(one);
		assertThat(one.entries()).hasSize(1);
		StatusEvent status = one.entries().get(0);
		assertThat(status.channel().uniqueId()).isEqualTo(call.callerId());
		assertThat(status.type()).isEqualTo("Local");
		assertThat(status.application()).isEqualTo("Wait");
		assertThat(status.duration()).isNotNull();
		assertThat(status.variables()).containsEntry(TestCall.TAG, call.id())
			.containsEntry("IT_LIST", "a=b, \"c\" \\ d");
		assertNotPublished(StatusEvent.class, StatusCompleteEvent.class);
	}

	@Test
	@Covers({ "QueueStatus", "QueueSummary" })
	void listsQueueStatusAndSummary() {
		String member = "Local/ring@test/" + Pbx.uniqueName();
		this.pbx.executeAfterTest(QueueRemoveAction.of("sales", member));
		execute(QueueAddAction.of("sales", member).paused(true).memberName("Bob"));
		TestCall call = TestCall.to("queue-sales", this.pbx, this.client,
				(action) -> action.callerId("\"Cleo\" <0456>"));
		QueueCallerJoinEvent join = this.log.await(QueueCallerJoinEvent.class, call::isCalled);

		EventList<? extends AmiEvent> list = execute(QueueStatusAction.of().queue("sales"));
		assertComplete(list);
		assertThat(list.entries(QueueParamsEvent.class)).extracting(QueueParamsEvent::queue).containsExactly("sales");
		assertThat(list.entries(QueueParamsEvent.class)).extracting(QueueParamsEvent::strategy)
			.containsExactly("rrmemory");
		QueueMemberEvent bob = list.entries(QueueMemberEvent.class)
			.stream()
			.filter((each) -> member.equals(each.interfaceName()))
			.findFirst()
			.orElseThrow();
		assertThat(bob.memberName()).isEqualTo("Bob");
		assertThat(bob.paused()).isTrue();
		assertThat(bob.inCall()).isFalse();
		assertThat(bob.loginTime()).isNotNull();
		assertThat(bob.lastCall()).isNull();
		QueueEntryEvent entry = list.entries(QueueEntryEvent.class)
			.stream()
			.filter((each) -> call.calledId().equals(each.uniqueId()))
			.findFirst()
			.orElseThrow();
		assertThat(entry.channel()).isEqualTo(join.channel().name());
		assertThat(entry.position()).isPositive();
		assertThat(entry.waitTime()).isNotNull();

		EventList<QueueSummaryEvent> summary = execute(QueueSummaryAction.of());
		assertComplete(summary);
		assertThat(summary.entries()).extracting(QueueSummaryEvent::queue).contains("sales", "support", "deaf");
		assertThat(summary.entries()).filteredOn((each) -> "sales".equals(each.queue()))
			.allSatisfy((each) -> assertThat(each.callers()).isPositive());
		assertThat(execute(QueueStatusAction.of().queue("nosuchqueue")).entries()).isEmpty();
		assertThat(execute(QueueSummaryAction.of().queue("nosuchqueue")).entries()).isEmpty();
		assertNotPublished(QueueParamsEvent.class, QueueMemberEvent.class, QueueEntryEvent.class,
				QueueStatusCompleteEvent.class, QueueSummaryEvent.class);
	}

	@Test
	void readsListOfCustomAction() {
		EventList<AmiEvent> list = execute(CustomAction.named("ShowDialPlan").with("Context", "test"));
		assertThat(list.entries()).hasSizeGreaterThan(100)
			.allSatisfy((entry) -> assertThat(entry.eventName()).isEqualTo("ListDialplan"));
		assertThat(list.completion()).isNotNull();
		assertThat(list.completion().get("ListItems")).isEqualTo(String.valueOf(list.entries().size()));
	}

	@Test
	void concurrentActionsReceiveTheirOwnResponses() {
		TestCall call = TestCall.to("talk", this.pbx, this.client);
		call.awaitUp(this.log);
		List<CompletableFuture<EventList<StatusEvent>>> lists = IntStream.range(0, 20)
			.mapToObj((i) -> this.client
				.send(StatusAction.of().channel((i % 2 == 0) ? call.callerId() : call.calledId())))
			.toList();
		for (int i = 0; i < lists.size(); i++) {
			assertThat(lists.get(i).join().entries()).hasSize(1)
				.allMatch((i % 2 == 0) ? call::isCaller : call::isCalled);
		}
	}

	private static void assertComplete(EventList<?> list) {
		assertThat(list.completion()).isNotNull();
		assertThat(list.completion().get("EventList")).isEqualTo("Complete");
		assertThat(list.completion().get("ListItems")).isEqualTo(String.valueOf(list.entries().size()));
	}

	@SafeVarargs
	private void assertNotPublished(Class<? extends AmiEvent>... types) {
		this.pbx.awaitDelivery(this.client);
		for (Class<? extends AmiEvent> type : types) {
			assertThat(this.log.events(type, (event) -> true)).isEmpty();
		}
	}

}
