/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the console.
 *
 * @param dial the channel that is called first, with <code>{number}</code> for what the
 * operator enters and <code>{context}</code> for the context, such as
 * <code>PJSIP/{number}</code>
 * @param context the dialplan context in which numbers are dialed
 * @param hosts the names under which browsers may reach the console
 */
@ConfigurationProperties("console")
public record ConsoleProperties(@DefaultValue("Local/{number}@{context}") String dial,
		@DefaultValue("default") String context, @DefaultValue( {
				"localhost", "127.0.0.1", "[::1]" }) List<String> hosts){

	String channelOf(String number) {
		return this.dial.replace("{context}", this.context).replace("{number}", number);
	}

}
