/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the console.
 *
 * @param dial the channel to call first, such as <code>PJSIP/{number}</code>, where
 * <code>{number}</code> stands for the number in the form and <code>{context}</code> for
 * the dialplan context
 * @param context the dialplan context in which the numbers are dialed
 * @param hosts the host names that browsers may use to access the console
 */
@ConfigurationProperties("console")
public record ConsoleProperties(@DefaultValue("Local/{number}@{context}") String dial,
		@DefaultValue("default") String context, @DefaultValue( {
				"localhost", "127.0.0.1", "[::1]" }) List<String> hosts){

	String channelOf(String number) {
		return this.dial.replace("{context}", this.context).replace("{number}", number);
	}

}
