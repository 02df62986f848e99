/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.process;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The bytes that the Kafka clients of this process have sent and received.
 */
public final class KafkaTraffic {

	private KafkaTraffic() {
	}

	/** Returns the bytes that all producers have sent. */
	public static long sentByProducers() {
		return sum("kafka.producer:type=producer-metrics,client-id=*", "outgoing-byte-total");
	}

	private static long sum(String pattern, String attribute) {
		MBeanServer server = ManagementFactory.getPlatformMBeanServer();
		try {
			double sum = 0;
			for (ObjectName name : server.queryNames(new ObjectName(pattern), null)) {
				sum += ((Number) server.getAttribute(name, attribute)).doubleValue();
			}
			return (long) sum;
		}
		catch (JMException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
