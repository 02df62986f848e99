/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The {@link AmiEventPublisher publishers} of several clients. Each publisher runs on the
 * thread that delivers its client's events. The publishers start one after another and
 * stop concurrently.
 */
public class AmiEventPublishers implements SmartLifecycle, InitializingBean {

	private final List<AmiEventPublisher> publishers;

	/**
	 * Creates a group of publishers.
	 * @param publishers the publishers
	 */
	public AmiEventPublishers(List<AmiEventPublisher> publishers) {
		this.publishers = List.copyOf(publishers);
	}

	@Override
	public void afterPropertiesSet() {
		this.publishers.forEach(AmiEventPublisher::afterPropertiesSet);
	}

	/**
	 * Returns the publishers.
	 * @return the publishers, in the order of their clients
	 */
	public Stream<AmiEventPublisher> stream() {
		return this.publishers.stream();
	}

	@Override
	public void start() {
		this.publishers.stream()
			.findFirst()
			.ifPresent((first) -> new UnreachableListeners(first.getContext(),
					this.publishers.stream().map(AmiEventPublisher::getClient).toList())
				.warn());
		Map<ApplicationContext, ListenedTypes> listenedTypes = new IdentityHashMap<>();
		this.publishers.forEach((publisher) -> publisher
			.start(listenedTypes.computeIfAbsent(publisher.getContext(), ListenedTypes::new)));
	}

	@Override
	public void stop() {
		this.publishers.forEach(AmiEventPublisher::stop);
	}

	@Override
	public void stop(Runnable callback) {
		AtomicInteger left = new AtomicInteger(this.publishers.size() + 1);
		Runnable stopped = () -> {
			if (left.decrementAndGet() == 0) {
				callback.run();
			}
		};
		this.publishers.forEach((publisher) -> publisher.stop(stopped));
		stopped.run();
	}

	@Override
	public boolean isRunning() {
		return this.publishers.stream().anyMatch(AmiEventPublisher::isRunning);
	}

	@Override
	public int getPhase() {
		return AmiEventPublisher.PHASE;
	}

}
