/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.record;

import java.time.Instant;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of losses.
 */
final class LossJson {

	private final JsonMapper mapper = JsonMapper.shared();

	byte[] write(AmiRecord.Loss loss) {
		return this.mapper.writeValueAsBytes(this.mapper.createObjectNode()
			.put("schema", RecordCodec.VERSION)
			.put("loss", loss.reason().code())
			.put("server", loss.origin().server())
			.put("at", loss.at().toString())
			.put("count", loss.count()));
	}

	AmiRecord.Loss read(RecordOrigin origin, byte[] value) {
		JsonNode json = this.mapper.readTree(value);
		return new AmiRecord.Loss(origin, Instant.parse(json.required("at").stringValue()),
				json.required("count").longValue(), LossReason.of(json.required("loss").stringValue()));
	}

}
