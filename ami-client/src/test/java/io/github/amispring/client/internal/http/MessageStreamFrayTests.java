/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

import io.github.amispring.testsupport.Concurrently;
import io.github.amispring.testsupport.FrayRounds;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pastalab.fray.junit.junit5.annotations.FrayTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MessageStream} with Fray.
 */
@ExtendWith(FrayRounds.class)
class MessageStreamFrayTests {

	private final MessageStream stream = new MessageStream();

	private final StringBuilder read = new StringBuilder();

	@FrayTest(resetClassLoaderPerIteration = false)
	void keepsTheOrderOfEachThreadAndEndsAfterAFailure() throws InterruptedException {
		Concurrently.run(() -> {
			add("<a1>");
			add("<a2>");
		}, () -> {
			add("<b1>");
			add("<b2>");
			this.stream.fail(new SocketException("broken"));
		}, this::read);
		assertThat(this.read.toString()).contains("<b1>", "<b2>");
		assertThat(this.read.indexOf("<b1>")).isLessThan(this.read.indexOf("<b2>"));
		assertThat(this.read.indexOf("<a1>"))
			.isLessThanOrEqualTo((this.read.indexOf("<a2>") >= 0) ? this.read.indexOf("<a2>") : Integer.MAX_VALUE);
	}

	private void add(String messages) {
		this.stream.add(messages.getBytes(StandardCharsets.US_ASCII));
	}

	private void read() {
		byte[] target = new byte[16];
		try {
			while (true) {
				int count = this.stream.read(target, 0, target.length);
				this.read.append(new String(target, 0, count, StandardCharsets.US_ASCII));
			}
		}
		catch (IOException ex) {
			assertThat(ex).hasMessage("broken");
		}
	}

}
