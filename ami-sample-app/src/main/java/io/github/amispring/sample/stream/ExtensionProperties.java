/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the console shows about extensions in addition to what the PBXs report.
 *
 * @param groups the numbers of the extensions of each group, by the name of the group
 * @param names the names of the users by number; without them, the console learns the
 * names from calls and queues
 */
@ConfigurationProperties("console")
record ExtensionProperties(@DefaultValue Map<String, List<String>> groups, @DefaultValue Map<String, String> names) {

	Map<String, String> groupsByNumber() {
		Map<String, String> byNumber = new HashMap<>();
		this.groups.forEach((group, numbers) -> numbers.forEach((number) -> byNumber.put(number, group)));
		return byNumber;
	}

}
