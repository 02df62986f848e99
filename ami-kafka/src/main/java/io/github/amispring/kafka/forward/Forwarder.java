/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.time.Duration;

/**
 * Writes records of one server to a topic.
 *
 * @since 1.0.0
 */
public interface Forwarder {

	/**
	 * Returns the name of the server.
	 * @return the name
	 */
	String server();

	/**
	 * Returns the topic.
	 * @return the name of the topic
	 */
	String topic();

	/**
	 * Starts to forward. A new session begins. Does not wait for a broker. Has no effect
	 * if the forwarder is started already.
	 */
	void start();

	/**
	 * Waits until the broker has acknowledged all records of events that were delivered
	 * before the call. The forwarder continues to forward. Returns at once if the
	 * forwarder is not started.
	 * @param timeout the maximum time to wait
	 * @return whether no record remains to be acknowledged
	 */
	boolean flush(Duration timeout);

	/**
	 * Stops to forward: waits until the broker has acknowledged all records, and logs how
	 * many remain.
	 * @param timeout the maximum time to wait
	 */
	void stop(Duration timeout);

	/**
	 * Stops to forward at once. Records that the broker has not acknowledged are not
	 * written later, so they cannot follow those of another instance that has taken the
	 * server over. Closes the shared producer of the factory: other forwarders that share
	 * it announce a loss of what the broker has not acknowledged. The factory should
	 * close producers without waiting, see
	 * {@link org.springframework.kafka.core.DefaultKafkaProducerFactory#setPhysicalCloseTimeout}.
	 */
	void abort();

	/**
	 * Returns the counts of this forwarder.
	 * @return the counts
	 */
	ForwarderStatistics statistics();

}
