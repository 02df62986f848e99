/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen;

import java.io.IOException;
import java.nio.file.Path;

import com.palantir.javapoet.JavaFile;
import io.github.amispring.codegen.catalogue.CatalogueReader;
import io.github.amispring.codegen.writer.event.JsonSchemasWriter;

/**
 * Writes the Java source of the JSON schemas of the events.
 */
public final class JsonSchemas {

	private JsonSchemas() {
	}

	/**
	 * Writes the file.
	 * @param args the catalogue directory and the output directory
	 * @throws IOException if a file cannot be read or written
	 */
	public static void main(String[] args) throws IOException {
		if (args.length != 2) {
			throw new IllegalArgumentException("Arguments: <catalogue> <java output>");
		}
		JavaFile file = new JsonSchemasWriter().write(new CatalogueReader(Path.of(args[0])).read());
		OutputDirectory output = new OutputDirectory(Path.of(args[1]));
		output.write(file.packageName().replace('.', '/') + "/" + file.typeSpec().name() + ".java", file.toString());
		output.deleteOthers();
	}

}
