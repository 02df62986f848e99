/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.control;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.live.control.OriginatedCall;
import io.github.amispring.live.event.CallEvent;
import io.github.amispring.live.event.ChangesLostEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.message.AmiHeader;
import org.jspecify.annotations.Nullable;

/**
 * The originated calls that have not ended. They share one subscription to the view,
 * which exists only while there are such calls. A change costs the same for any number of
 * them.
 */
final class OriginatedCalls implements Course.Index {

	private final LiveView view;

	private final OpenWork open;

	/**
	 * The calls by Uniqueid, which is also the first Linkedid of the call, and by the
	 * identifiers of the calls in the view, which change when calls are merged.
	 */
	private final Map<String, List<Course>> byKey = new ConcurrentHashMap<>();

	private int count;

	private @Nullable Runnable subscription;

	OriginatedCalls(LiveView view, OpenWork open) {
		this.view = view;
		this.open = open;
	}

	/** Originates a call whose Uniqueid is known in advance. */
	OriginatedCall originate(OriginateAction action) {
		String uniqueId = action.headers()
			.stream()
			.filter((header) -> header.name().equalsIgnoreCase("ChannelId"))
			.map(AmiHeader::value)
			.findFirst()
			.orElse(null);
		if (uniqueId == null) {
			uniqueId = randomId();
		}
		else if (isInUse(uniqueId)) {
			return failed(new InvalidActionException("The action Originate was not sent to PBX \"" + this.view.server()
					+ "\": its ChannelId \"" + uniqueId + "\" belongs to another call."));
		}
		Course course = new Course(this.view, this, uniqueId);
		if (add(course)) {
			course.start(action.channelId(uniqueId));
		}
		else {
			course.fail(this.open.closed());
		}
		return course;
	}

	/** Returns a call that was not originated. */
	OriginatedCall failed(RuntimeException failure) {
		Course course = new Course(this.view, this, randomId());
		course.fail(failure);
		return course;
	}

	/** The id has 32 characters, as many as the tables of some call records can store. */
	private static String randomId() {
		return UUID.randomUUID().toString().replace("-", "");
	}

	private boolean isInUse(String uniqueId) {
		return this.byKey.containsKey(uniqueId) || this.view.snapshot().channels().containsKey(uniqueId);
	}

	private synchronized boolean add(Course course) {
		if (!this.open.add(course)) {
			return false;
		}
		add(course.uniqueId(), course);
		if (this.count++ == 0) {
			this.subscription = this.view.subscribe().apply(this::changed);
		}
		return true;
	}

	@Override
	public void add(String key, Course course) {
		this.byKey.compute(key, (same, courses) -> {
			List<Course> all = (courses != null) ? courses : new CopyOnWriteArrayList<>();
			all.add(course);
			return all;
		});
	}

	@Override
	public synchronized void remove(Course course, Set<String> keys) {
		if (!this.open.remove(course)) {
			return;
		}
		for (String key : keys) {
			this.byKey.computeIfPresent(key, (present, courses) -> {
				courses.remove(course);
				return courses.isEmpty() ? null : courses;
			});
		}
		if (--this.count == 0 && this.subscription != null) {
			this.subscription.run();
			this.subscription = null;
		}
	}

	private void changed(LiveEvent change) {
		if (change instanceof CallEvent event) {
			coursesOf(event.call()).forEach((course) -> course.changed(change));
		}
		else if (change instanceof SnapshotReplacedEvent || change instanceof ChangesLostEvent) {
			Set<Course> all = new HashSet<>();
			this.byKey.values().forEach(all::addAll);
			all.forEach((course) -> course.changed(change));
		}
	}

	private Set<Course> coursesOf(LiveCall call) {
		Set<Course> courses = new HashSet<>(this.byKey.getOrDefault(call.id(), List.of()));
		for (String linkedId : call.linkedIds()) {
			courses.addAll(this.byKey.getOrDefault(linkedId, List.of()));
		}
		return courses;
	}

	/** Returns the number of entries in all indexes. */
	int size() {
		return this.byKey.size();
	}

}
