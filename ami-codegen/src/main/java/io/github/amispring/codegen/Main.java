/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.palantir.javapoet.JavaFile;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.CatalogueReader;
import io.github.amispring.codegen.writer.HeaderNamesWriter;
import io.github.amispring.codegen.writer.SecretsWriter;
import io.github.amispring.codegen.writer.action.ActionClassWriter;
import io.github.amispring.codegen.writer.action.ActionPermissionsWriter;
import io.github.amispring.codegen.writer.action.ResponseRecordWriter;
import io.github.amispring.codegen.writer.event.EnumWriter;
import io.github.amispring.codegen.writer.event.EventCatalogueWriter;
import io.github.amispring.codegen.writer.event.EventRecordWriter;
import io.github.amispring.codegen.writer.event.FamilyWriter;
import io.github.amispring.codegen.writer.event.SnapshotWriter;
import io.github.amispring.codegen.writer.reference.ReferenceWriter;

/**
 * Writes the typed events, actions and reference pages from the catalogue.
 */
public final class Main {

	private Main() {
	}

	/**
	 * Writes all files.
	 * @param args the catalogue directory, and the output directories for the Java
	 * sources and the reference pages
	 * @throws IOException if a file cannot be read or written
	 */
	public static void main(String[] args) throws IOException {
		if (args.length != 3) {
			throw new IllegalArgumentException("Arguments: <catalogue> <java output> <reference output>");
		}
		Catalogue catalogue = new CatalogueReader(Path.of(args[0])).read();
		writeSources(catalogue, new OutputDirectory(Path.of(args[1])));
		writeReference(catalogue, new OutputDirectory(Path.of(args[2])));
	}

	private static void writeSources(Catalogue catalogue, OutputDirectory output) throws IOException {
		List<JavaFile> files = new ArrayList<>();
		files.addAll(new EnumWriter().write(catalogue));
		files.addAll(new SnapshotWriter().write(catalogue));
		files.addAll(new FamilyWriter().write(catalogue));
		files.addAll(new EventRecordWriter().write(catalogue));
		files.add(new EventCatalogueWriter().write(catalogue));
		files.add(new SecretsWriter().write(catalogue));
		files.add(new HeaderNamesWriter().write(catalogue));
		files.addAll(new ResponseRecordWriter().write(catalogue));
		files.addAll(new ActionClassWriter().write(catalogue));
		files.add(new ActionPermissionsWriter().write(catalogue));
		for (JavaFile file : files) {
			output.write(file.packageName().replace('.', '/') + "/" + file.typeSpec().name() + ".java",
					file.toString());
		}
		output.deleteOthers();
	}

	private static void writeReference(Catalogue catalogue, OutputDirectory output) throws IOException {
		ReferenceWriter reference = new ReferenceWriter();
		output.write("events.md", reference.events(catalogue));
		output.write("actions.md", reference.actions(catalogue));
		output.deleteOthers();
	}

}
