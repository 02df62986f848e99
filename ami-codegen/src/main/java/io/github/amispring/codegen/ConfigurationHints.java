/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.CatalogueReader;
import io.github.amispring.codegen.writer.reference.HintsWriter;

/**
 * Writes the configuration metadata from which IDEs complete event names.
 */
public final class ConfigurationHints {

	private ConfigurationHints() {
	}

	/**
	 * Writes the file.
	 * @param args the catalogue directory, the hand-written metadata file, the output
	 * directory, and the properties whose values are event names
	 * @throws IOException if a file cannot be read or written
	 */
	public static void main(String[] args) throws IOException {
		if (args.length < 4) {
			throw new IllegalArgumentException("Arguments: <catalogue> <metadata> <output> <property>...");
		}
		Catalogue catalogue = new CatalogueReader(Path.of(args[0])).read();
		Path metadata = Path.of(args[1]);
		List<String> properties = Arrays.asList(args).subList(3, args.length);
		OutputDirectory output = new OutputDirectory(Path.of(args[2]));
		output.write("META-INF/" + metadata.getFileName(), new HintsWriter().write(catalogue, metadata, properties));
		output.deleteOthers();
	}

}
