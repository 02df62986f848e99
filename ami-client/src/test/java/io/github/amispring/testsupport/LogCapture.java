/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.testsupport;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

/**
 * Captures all log messages of the library, at any level, while the capture is open.
 * Other appenders do not receive these messages.
 */
public final class LogCapture implements AutoCloseable {

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.amispring");

	private final Level level = this.logger.getLevel();

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	/** Starts to capture. */
	public LogCapture() {
		this.logger.setLevel(Level.TRACE);
		this.logger.setAdditive(false);
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.appender);
		this.logger.setAdditive(true);
		this.logger.setLevel(this.level);
		this.appender.stop();
	}

	/**
	 * Returns the captured messages. The capture must already be closed.
	 * @return the messages
	 */
	public List<String> messages() {
		return messages(Level.TRACE);
	}

	/**
	 * Returns the captured messages at a level or above. The capture must already be
	 * closed.
	 * @param level the level
	 * @return the messages
	 */
	public List<String> messages(Level level) {
		return this.appender.list.stream()
			.filter((event) -> event.getLevel().isGreaterOrEqual(level))
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

}
