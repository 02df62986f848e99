/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.redis;

import java.util.Map;

import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.message.AmiEvent;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.EventListener;
import org.springframework.data.redis.connection.RedisStreamCommands.TrimOptions;
import org.springframework.data.redis.connection.RedisStreamCommands.XAddOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Appends events to a stream for each server.
 */
@Component
record RedisForwarder(StringRedisTemplate redis, JsonMapper json) {

	private static final XAddOptions LIMIT = XAddOptions.trim(TrimOptions.maxLen(100_000).approximate());

	@EventListener
	void on(AmiApplicationEvent<AmiEvent> event) {
		append(event.getServer(), event);
	}

	@EventListener
	void on(AmiConnectionEvent event) {
		append(event.server(), event);
	}

	private void append(String server, Object event) {
		this.redis.opsForStream()
			.add("ami-events:" + server, Map.of("event", this.json.writeValueAsString(event)), LIMIT);
	}

}
