/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import io.github.amispring.Ami;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.kafka.ownership.OwnershipSettings;
import io.github.amispring.kafka.ownership.PbxOwnership;
import io.github.amispring.kafka.ownership.PbxOwnershipListener;
import io.github.amispring.kafka.ownership.ReleaseReason;
import io.github.amispring.simulator.AmiSimulator;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * An instance of an application, which can own PBXs.
 */
final class TestInstance implements PbxOwnershipListener, AutoCloseable {

	private final Map<String, AmiClient> locals = new ConcurrentHashMap<>();

	private final RemoteActions remote;

	private final PbxOwnership ownership;

	private volatile Runnable onPoll = () -> {
	};

	/** Creates an instance that does not take part in the ownership yet. */
	TestInstance(String address, OwnershipSettings settings, String replyTopic) {
		Map<String, Object> configuration = new HashMap<>();
		configuration.put("bootstrap.servers", address);
		configuration.put("reconnect.backoff.max.ms", "200");
		this.remote = new RemoteActions(configuration, configuration, settings,
				new CommandSettings(replyTopic, Duration.ofMinutes(10)), this.locals::get);
		configuration.put("interceptor.classes", List.of(Interceptor.class.getName()));
		configuration.put(Interceptor.INSTANCE, this);
		this.ownership = new PbxOwnership(configuration, settings, this, this.remote);
		this.remote.start();
	}

	/** Adds a client of a PBX. */
	void add(String server, AmiSimulator pbx, UnaryOperator<AmiClientSettings.Builder> customizer) {
		AmiClientSettings.Builder settings = AmiClientSettings.builder()
			.name(server)
			.host("localhost")
			.port(pbx.port())
			.credentials("app", "secret")
			.responseTimeout(Duration.ofSeconds(20));
		AmiClient local = Ami.createClient(customizer.apply(settings).build());
		this.locals.put(server, local);
		this.ownership.add(List.of(server));
	}

	AmiClient local(String server) {
		return this.locals.get(server);
	}

	PbxOwnership ownership() {
		return this.ownership;
	}

	RemoteActions remote() {
		return this.remote;
	}

	/** Runs code when records were polled, before their offsets are committed. */
	void onPoll(Runnable onPoll) {
		this.onPoll = onPoll;
	}

	@Override
	public void gained(String server) {
		this.locals.get(server).start();
	}

	@Override
	public void released(String server, ReleaseReason reason) {
		this.locals.get(server).stop(Duration.ofMillis(500));
	}

	@Override
	public void close() {
		this.ownership.stop();
		this.remote.stop(Duration.ofSeconds(2));
		this.locals.values().forEach(AmiClient::close);
	}

	/**
	 * Runs code on the thread that maintains the membership.
	 */
	public static final class Interceptor implements ConsumerInterceptor<String, byte[]> {

		private static final String INSTANCE = "test.instance";

		private TestInstance instance;

		@Override
		public void configure(Map<String, ?> configuration) {
			this.instance = (TestInstance) configuration.get(INSTANCE);
		}

		@Override
		public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
			this.instance.onPoll.run();
			return records;
		}

		@Override
		public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
		}

		@Override
		public void close() {
		}

	}

}
