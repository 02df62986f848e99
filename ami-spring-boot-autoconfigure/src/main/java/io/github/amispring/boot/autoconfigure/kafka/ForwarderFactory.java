/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.kafka;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.boot.autoconfigure.InvalidAmiPropertyException;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.client.AmiClient;
import io.github.amispring.exception.InvalidSettingException;
import io.github.amispring.kafka.forward.CallForwarder;
import io.github.amispring.kafka.forward.CallKeys;
import io.github.amispring.kafka.forward.EventForwarder;
import io.github.amispring.kafka.forward.Forwarder;
import io.github.amispring.kafka.forward.ForwarderSettings;
import io.github.amispring.kafka.forward.RecordKeys;
import io.github.amispring.live.LivePbx;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.core.ProducerFactory;

/**
 * Creates the forwarders of servers.
 */
class ForwarderFactory {

	private final AmiKafkaProperties properties;

	private final @Nullable LivePbxs views;

	private final ProducerFactory<String, byte[]> producerFactory;

	ForwarderFactory(AmiKafkaProperties properties, @Nullable LivePbxs views,
			ProducerFactory<String, byte[]> producerFactory) {
		this.properties = properties;
		this.views = views;
		this.producerFactory = producerFactory;
	}

	/** Creates the forwarders of one server. */
	List<Forwarder> create(AmiClient client) {
		List<Forwarder> forwarders = new ArrayList<>();
		LivePbx view = (this.views != null) ? this.views.asMap().get(client.name()) : null;
		forwarders.add(new EventForwarder(client, settings(this.properties.getTopic()), keys(client, view),
				this.producerFactory));
		if (view != null) {
			forwarders.add(new CallForwarder(view, settings(this.properties.getCallsTopic()), this.producerFactory));
		}
		return forwarders;
	}

	private ForwarderSettings settings(String topic) {
		try {
			return new ForwarderSettings(topic, this.properties.getBufferCapacity());
		}
		catch (InvalidSettingException ex) {
			throw new InvalidAmiPropertyException("ami.kafka.buffer-capacity", ex.value(), "It " + ex.rule() + ".");
		}
	}

	private RecordKeys keys(AmiClient client, @Nullable LivePbx view) {
		if (this.properties.getKey() == AmiKafkaProperties.Key.SERVER) {
			return RecordKeys.server(client.name());
		}
		if (view == null) {
			throw new InvalidAmiPropertyException("ami.kafka.key", "call", "The server \"" + client.name()
					+ "\" has no live view, which determines the calls. Set ami.live.enabled=true.");
		}
		return new CallKeys(view);
	}

}
