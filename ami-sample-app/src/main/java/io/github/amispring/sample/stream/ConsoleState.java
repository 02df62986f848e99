/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.amispring.boot.autoconfigure.live.AmiLiveProperties;
import io.github.amispring.sample.events.EventFeed;
import io.github.amispring.sample.events.EventSummary;
import io.github.amispring.sample.pbx.ConsolePbxs;
import io.github.amispring.sample.stream.view.Directory;
import io.github.amispring.sample.stream.view.PbxChanges;
import io.github.amispring.sample.stream.view.ServerView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the pages show of all PBXs. Not thread-safe.
 */
@Component
class ConsoleState {

	static final int MAX_EVENTS = 100;

	private final List<FollowedPbx> pbxs;

	private final EventFeed eventFeed;

	private final Rates rates;

	private final Recordings recordings;

	private final ChartHistory chart;

	private List<ServerView> servers = List.of();

	private List<RateView> shownRates = List.of();

	private long ratesSecond;

	private long lastEvent;

	ConsoleState(ConsolePbxs pbxs, EventFeed eventFeed, Rates rates, Recordings recordings,
			ExtensionProperties extensions, AmiLiveProperties live) {
		Directory directory = Directory.of(Map.of(), extensions.groupsByNumber(), live.getTrunks());
		this.pbxs = pbxs.all()
			.stream()
			.map((pbx) -> new FollowedPbx(pbx, new NameBook(directory, extensions.names())))
			.toList();
		this.eventFeed = eventFeed;
		this.rates = rates;
		this.recordings = recordings;
		this.chart = new ChartHistory(this.pbxs.stream().map(FollowedPbx::name).toList());
	}

	/**
	 * Reads the live views.
	 * @param now the current time
	 * @return what has changed since the previous invocation
	 */
	ConsoleUpdate advance(Instant now) {
		List<PbxChanges> changes = new ArrayList<>();
		List<GoneCall> gone = new ArrayList<>();
		for (FollowedPbx pbx : this.pbxs) {
			PbxChanges change = pbx.advance(this.recordings.of(pbx.name()));
			changes.add(change);
			gone.addAll(pbx.gone(change.goneCalls()));
		}
		List<ServerView> serversBefore = this.servers;
		this.servers = this.pbxs.stream().map(FollowedPbx::server).toList();
		EventFeed.Events events = this.eventFeed.after(this.lastEvent, MAX_EVENTS);
		this.lastEvent = events.last();
		return update(now, this.servers.equals(serversBefore) ? null : this.servers, changes, gone, events.entries(),
				events.missed(), newRates(now), newPoints(now))
			.compact();
	}

	/**
	 * Returns everything, as of the last {@link #advance}.
	 * @param now the current time
	 * @return the complete state
	 */
	ConsoleUpdate snapshot(Instant now) {
		List<EventFeed.Entry> events = this.eventFeed.until(this.lastEvent, MAX_EVENTS);
		return update(now, this.servers, this.pbxs.stream().map(FollowedPbx::everything).toList(), null, events, 0,
				this.shownRates, this.chart.all());
	}

	private static ConsoleUpdate update(Instant now, @Nullable List<ServerView> servers, List<PbxChanges> changes,
			@Nullable List<GoneCall> gone, List<EventFeed.Entry> events, long missedEvents,
			@Nullable List<RateView> rates, @Nullable ChartView chart) {
		return new ConsoleUpdate(now, servers, all(changes, PbxChanges::calls), gone, all(changes, PbxChanges::queues),
				all(changes, PbxChanges::goneQueues), all(changes, PbxChanges::extensions),
				all(changes, PbxChanges::goneExtensions), all(changes, PbxChanges::conferences),
				all(changes, PbxChanges::goneConferences), all(changes, PbxChanges::parked),
				all(changes, PbxChanges::goneParked), events.stream().map(EventSummary::of).toList(), missedEvents,
				rates, chart);
	}

	private static <T> List<T> all(List<PbxChanges> changes, Function<PbxChanges, List<T>> part) {
		return changes.stream().map(part).flatMap(List::stream).toList();
	}

	/** Returns the rates if they have changed, but not more often than once a second. */
	private @Nullable List<RateView> newRates(Instant now) {
		if (now.getEpochSecond() == this.ratesSecond) {
			return null;
		}
		this.ratesSecond = now.getEpochSecond();
		List<RateView> before = this.shownRates;
		this.shownRates = this.pbxs.stream().map(this::rate).toList();
		return this.shownRates.equals(before) ? null : this.shownRates;
	}

	private RateView rate(FollowedPbx pbx) {
		return new RateView(pbx.name(), this.rates.eventsPerSecond(pbx.name()), this.rates.callsPerMinute(pbx.name()),
				pbx.snapshot().calls().size());
	}

	private @Nullable ChartView newPoints(Instant now) {
		return this.chart.advance(now,
				() -> this.pbxs.stream()
					.collect(Collectors.toMap(FollowedPbx::name,
							(pbx) -> ChartPoint.of(pbx.snapshot(), this.rates.eventsPerSecond(pbx.name()), now))));
	}

}
