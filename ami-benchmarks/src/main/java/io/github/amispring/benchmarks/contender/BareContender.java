/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

import io.github.amispring.benchmarks.stream.Asterisk;
import io.github.amispring.benchmarks.stream.MessageCounter;
import io.github.amispring.benchmarks.stream.RawConnection;
import org.jspecify.annotations.Nullable;

/**
 * A socket and a loop that finds the end of each message: the lower bound for any client.
 */
final class BareContender implements Contender {

	private static final String PING = "Action: Ping\r\nActionID: 0123456789abcdef-1\r\n\r\n";

	private final RawConnection connection;

	private final Asterisk server;

	private final Semaphore pong = new Semaphore(0);

	private volatile long events;

	private volatile @Nullable Pipeline pipeline;

	BareContender(Asterisk server) {
		this.server = server;
		try {
			this.connection = new RawConnection(server);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void connect() throws Exception {
		Thread reader = new Thread(this::read, "bare-reader");
		reader.setDaemon(true);
		this.connection.login(this.server, "on");
		reader.start();
		this.pong.acquire();
	}

	private void read() {
		try {
			InputStream in = this.connection.input();
			MessageCounter counter = new MessageCounter();
			byte[] buffer = new byte[64 * 1024];
			long totalResponses = 0;
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				int responses = 0;
				boolean begins = counter.isBetweenMessages();
				for (int i = 0; i < count; i++) {
					if (begins && buffer[i] == 'R') {
						responses++;
					}
					begins = counter.accept(buffer[i]);
				}
				totalResponses += responses;
				this.events = counter.messages() - totalResponses;
				if (responses > 0) {
					responded(responses);
				}
			}
		}
		catch (IOException ex) {
			// the connection was closed
		}
	}

	private void responded(int responses) throws IOException {
		Pipeline pipeline = this.pipeline;
		if (pipeline == null) {
			this.pong.release(responses);
			return;
		}
		int next = pipeline.responded(responses);
		if (next > 0) {
			this.connection.send(PING.repeat(next));
		}
	}

	@Override
	public long events() {
		return this.events;
	}

	@Override
	public void ping() throws Exception {
		this.connection.send(PING);
		this.pong.acquire();
	}

	@Override
	public void pipeline(Pipeline pipeline, int outstanding) throws IOException {
		this.pipeline = pipeline;
		pipeline.sent(outstanding);
		this.connection.send(PING.repeat(outstanding));
	}

	@Override
	public void close() throws IOException {
		this.connection.close();
	}

}
