/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Ends the start of an application whose Spring Boot is too old, before that meets a
 * class that it does not have. So this may only use what old ones have, too.
 */
class SpringBootVersionCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

	private static final int OLDEST = 4;

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		if (event.getEnvironment().getProperty("ami.enabled", Boolean.class, true)) {
			check(SpringBootVersion.getVersion());
		}
	}

	static void check(String version) {
		int generation = Integer.parseInt(version.substring(0, version.indexOf('.')));
		if (generation < OLDEST) {
			throw new UnsupportedSpringBootException(version);
		}
	}

}
