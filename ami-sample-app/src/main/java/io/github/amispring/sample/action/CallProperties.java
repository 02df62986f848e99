/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the console calls numbers.
 *
 * @param dial the channel to call first, such as <code>PJSIP/{number}</code>, where
 * <code>{number}</code> stands for the number and <code>{context}</code> for the dialplan
 * context
 * @param context the dialplan context in which numbers are dialed
 * @param startTimeout how long a request waits until the PBX has started a call
 */
@ConfigurationProperties("console")
record CallProperties(@DefaultValue("Local/{number}@{context}") String dial, @DefaultValue("default") String context,
		@DefaultValue("15s") Duration startTimeout) {

	String channelOf(String number) {
		return this.dial.replace("{context}", this.context).replace("{number}", number);
	}

}
