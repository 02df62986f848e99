/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.util.List;

import io.github.amispring.live.model.EndedCall;
import io.github.amispring.sample.database.BatchWriter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Configures the writer of the history.
 */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

	@Bean
	BatchWriter<EndedCall> historyBatchWriter(CallRecords records, JsonMapper json, MeterRegistry metrics) {
		return new BatchWriter<>("history", BatchWriter.Settings.defaults(),
				(List<EndedCall> calls) -> records.add(calls.stream().map((call) -> toRecord(call, json)).toList()),
				metrics);
	}

	private static CallRecord toRecord(EndedCall call, JsonMapper json) {
		return CallRecord.of(call, json.writeValueAsString(Timeline.of(call)));
	}

}
