/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.json.JsonMapper;
import org.springframework.stereotype.Component;

/**
 * Writes messages as server-sent events. A message is written once for all browsers.
 */
@Component
class SseMessages {

	private final JsonMapper json;

	SseMessages(JsonMapper json) {
		this.json = json.rebuild()
			.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
			.build();
	}

	byte[] message(String id, String name, ConsoleUpdate content) {
		ByteArrayOutputStream message = new ByteArrayOutputStream(1024);
		message.writeBytes(("id:" + id + "\nevent:" + name + "\ndata:").getBytes(StandardCharsets.UTF_8));
		// JSON contains no line breaks
		message.writeBytes(this.json.writeValueAsBytes(content));
		message.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
		return message.toByteArray();
	}

}
