/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Stops the startup of an application with an unsupported version of Spring Boot before a
 * missing class causes an error. Must only use API that old versions of Spring Boot
 * contain.
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
		int majorVersion = Integer.parseInt(version.substring(0, version.indexOf('.')));
		if (majorVersion < OLDEST) {
			throw new UnsupportedSpringBootException(version);
		}
	}

}
