/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;

/**
 * Reads the configuration metadata that the build generated.
 */
final class ConfigurationMetadata {

	private ConfigurationMetadata() {
	}

	static DocumentContext read() {
		try {
			// not from the class path, which contains the metadata of other libraries
			URI classes = URI
				.create(AmiProperties.class.getProtectionDomain().getCodeSource().getLocation().toString());
			return JsonPath.parse(Path.of(classes.resolve("META-INF/spring-configuration-metadata.json")).toFile());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
