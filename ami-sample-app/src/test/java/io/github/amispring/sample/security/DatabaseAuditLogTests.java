/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.sample.database.BatchWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseAuditLogTests {

	private final List<AuditEntry> stored = new CopyOnWriteArrayList<>();

	private final BatchWriter<AuditEntry> writer = new BatchWriter<>("audit", BatchWriter.Settings.defaults(),
			this.stored::addAll, new SimpleMeterRegistry());

	private final DatabaseAuditLog audit = new DatabaseAuditLog(this.writer, mock(AuditRecords.class),
			new AuditProperties(Duration.ofDays(1)), Clock.systemUTC());

	@Test
	void limitsTheLengthOfTexts(CapturedOutput output) {
		record("x".repeat(2_000_000));
		assertThat(this.stored).singleElement()
			.satisfies((entry) -> assertThat(entry.target()).hasSize(1001).endsWith("x…"));
		assertThat(output.getOut()).hasSizeLessThan(10_000);
	}

	@Test
	void replacesCharactersThatCouldForgeEntries(CapturedOutput output) {
		record("a\r\nwho=\"b\"\u2028c");
		assertThat(this.stored).extracting(AuditEntry::target).containsExactly("a  who='b' c");
		assertThat(output.getOut()).contains("target=\"a  who='b' c\"");
	}

	private void record(String target) {
		this.writer.start();
		this.audit.record(new AuditEntry("anna", "127.0.0.1", "hangup", "berlin", target, "ok", Instant.now()));
		this.writer.stop();
	}

}
