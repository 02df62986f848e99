/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TlsOutputTests {

	private final List<String> writes = new ArrayList<>();

	private final TlsOutput output = new TlsOutput(new ByteArrayOutputStream() {

		@Override
		public synchronized void write(byte[] bytes, int offset, int length) {
			TlsOutputTests.this.writes.add(new String(bytes, offset, length, StandardCharsets.US_ASCII));
		}

	});

	@Test
	void writesShortActionInOnePiece() throws IOException {
		String action = "Action: Ping\r\nX: " + "x".repeat(1003) + "\r\n\r\n";
		assertThat(action).hasSize(1024);
		write(action);
		assertThat(this.writes).containsExactly(action);
	}

	@Test
	void splitsLongActionAfterLines() throws IOException {
		String action = "Action: Ping\r\n" + "X: 0123456789\r\n".repeat(300) + "\r\n";
		write(action);
		assertThat(this.writes).hasSize(5)
			.allSatisfy((piece) -> assertThat(piece).hasSizeLessThanOrEqualTo(1024).endsWith("\r\n"));
		assertThat(String.join("", this.writes)).isEqualTo(action);
	}

	@Test
	void writesLongLinesSeparately() throws IOException {
		String line = "X".repeat(1022) + "\r\n";
		write(line.repeat(3));
		assertThat(this.writes).containsExactly(line, line, line);
	}

	@Test
	void writesPartOfAnArray() throws IOException {
		byte[] bytes = "abcdef".getBytes(StandardCharsets.US_ASCII);
		this.output.write(bytes, 1, 3);
		assertThat(this.writes).containsExactly("bcd");
	}

	private void write(String text) throws IOException {
		this.output.write(text.getBytes(StandardCharsets.US_ASCII));
	}

}
