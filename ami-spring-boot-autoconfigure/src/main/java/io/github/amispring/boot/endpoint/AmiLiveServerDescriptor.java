/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.LiveStatistics;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveConference;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ParkedCall;
import io.github.amispring.live.model.QueueCaller;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.QueueStatistics;
import io.github.amispring.live.model.ViewState;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Describes the live view of a server. Each list contains at most 1,000 entries.
 *
 * @param state whether the view shows what happens on the PBX
 * @param since the instant at which the view entered the state
 * @param version the number of the last change that is described
 * @param calls the live calls, the oldest first
 * @param queues the queues in the order of their names
 * @param conferences the conferences in the order of their names
 * @param parked the parked calls, the oldest first
 * @param statistics the counts since the application started
 * @since 1.0.0
 */
public record AmiLiveServerDescriptor(ViewState state, Instant since, long version, Entries<LiveCall> calls,
		Entries<QueueDescriptor> queues, Entries<LiveConference> conferences, Entries<ParkedCall> parked,
		LiveStatistics statistics) implements OperationResponseBody {

	private static final int MAX_ENTRIES = 1000;

	static AmiLiveServerDescriptor of(LivePbx view) {
		LiveSnapshot snapshot = view.snapshot();
		Entries<LiveQueue> queues = Entries.of(snapshot.queues().values(), Comparator.comparing(LiveQueue::name));
		return new AmiLiveServerDescriptor(snapshot.state(), snapshot.since(), snapshot.version(),
				Entries.of(snapshot.calls().values(),
						Comparator.comparing(LiveCall::startedAt, Comparator.nullsFirst(Comparator.naturalOrder()))),
				new Entries<>(queues.total(), queues.entries().stream().map(QueueDescriptor::of).toList()),
				Entries.of(snapshot.conferences().values(), Comparator.comparing(LiveConference::name)),
				Entries.of(snapshot.parked().values(), Comparator.comparing(ParkedCall::parkedAt)), view.statistics());
	}

	/**
	 * The first entries of a list.
	 *
	 * @param total the number of all entries
	 * @param entries the first entries
	 * @param <T> the type of the entries
	 */
	public record Entries<T>(int total, List<T> entries) {

		static <T> Entries<T> of(Collection<T> all, Comparator<? super T> order) {
			return new Entries<>(all.size(), all.stream().sorted(order).limit(MAX_ENTRIES).toList());
		}

		static <T> Entries<T> of(List<T> all) {
			return new Entries<>(all.size(), List.copyOf(all.subList(0, Math.min(all.size(), MAX_ENTRIES))));
		}

	}

	/**
	 * Describes a queue.
	 *
	 * @param name the name of the queue
	 * @param strategy the strategy, {@code null} if it is not known
	 * @param serviceLevel the time within which a call should be answered, {@code null}
	 * if it is not known
	 * @param callers the waiting callers in the order of their positions
	 * @param members the members
	 * @param today the statistics of the current day
	 */
	public record QueueDescriptor(String name, @Nullable String strategy, @Nullable Duration serviceLevel,
			Entries<QueueCaller> callers, Entries<QueueMember> members, QueueStatistics today) {

		static QueueDescriptor of(LiveQueue queue) {
			return new QueueDescriptor(queue.name(), queue.strategy(), queue.serviceLevel(),
					Entries.of(queue.callers()), Entries.of(queue.members()), queue.today());
		}

	}

}
