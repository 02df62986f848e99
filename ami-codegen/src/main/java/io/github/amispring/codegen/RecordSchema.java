/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen;

import java.io.IOException;
import java.nio.file.Path;

import io.github.amispring.codegen.catalogue.CatalogueReader;
import io.github.amispring.codegen.writer.schema.RecordSchemaWriter;

/**
 * Writes the JSON Schema of the records on Kafka: the hand-written schema, completed with
 * the events of the catalogue.
 */
public final class RecordSchema {

	private RecordSchema() {
	}

	/**
	 * Writes the file.
	 * @param args the catalogue directory, the hand-written schema, the output directory,
	 * and the folder of the file in this directory
	 * @throws IOException if a file cannot be read or written
	 */
	public static void main(String[] args) throws IOException {
		if (args.length != 4) {
			throw new IllegalArgumentException("Arguments: <catalogue> <schema> <output> <folder>");
		}
		Path schema = Path.of(args[1]);
		OutputDirectory output = new OutputDirectory(Path.of(args[2]));
		output.write(args[3] + "/" + schema.getFileName(),
				new RecordSchemaWriter().write(new CatalogueReader(Path.of(args[0])).read(), schema));
		output.deleteOthers();
	}

}
