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
 * @param hosts the host names that browsers may use to access the console
 */
@ConfigurationProperties("console")
public record ConsoleProperties(@DefaultValue( {
		"localhost", "127.0.0.1", "[::1]" }) List<String> hosts){
}
