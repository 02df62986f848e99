/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.event;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.EventEntry;
import io.github.amispring.codegen.writer.Api;
import io.github.amispring.codegen.writer.Docs;
import io.github.amispring.codegen.writer.RecordLayout;
import io.github.amispring.codegen.writer.RecordWriter;
import io.github.amispring.codegen.writer.Sentence;
import io.github.amispring.codegen.writer.SourceFile;

/**
 * Writes the records of the events.
 */
public final class EventRecordWriter {

	/**
	 * Writes the events.
	 * @param catalogue the catalogue
	 * @return a source file for each
	 */
	public List<JavaFile> write(Catalogue catalogue) {
		return catalogue.events().stream().map((event) -> SourceFile.of(Api.EVENT_PACKAGE, type(event))).toList();
	}

	private TypeSpec type(EventEntry event) {
		TypeSpec.Builder type = new RecordWriter(Api.event(event.javaName()), doc(event),
				RecordLayout.of(event.fields()))
			.message();
		if (event.families().isEmpty()) {
			type.addSuperinterface(Api.EVENT);
		}
		event.families().forEach((family) -> type.addSuperinterface(Api.event(family)));
		return type.build();
	}

	private static String doc(EventEntry event) {
		List<String> paragraphs = new ArrayList<>();
		paragraphs.add(Sentence.of(event.doc()));
		paragraphs.add(wire(event));
		event.notes().forEach((note) -> paragraphs.add(Sentence.of(note)));
		if (event.openHeaders() != null) {
			paragraphs.add("Has other headers, too: " + Docs.escape(event.openHeaders())
					+ ". These are in {@link #message()} only.");
		}
		return paragraphs.stream().filter((text) -> !text.isEmpty()).collect(Collectors.joining("\n<p>\n"));
	}

	private static String wire(EventEntry event) {
		List<String> sentences = new ArrayList<>();
		sentences.add("On the wire: {@code " + event.name() + "}.");
		if (event.role() != null) {
			String actions = event.actions()
				.stream()
				.map((action) -> "{@code " + action + "}")
				.collect(Collectors.joining(", "));
			sentences.add(role(event.role()) + " " + actions + ".");
		}
		if (event.unasked() && !event.privilege().isEmpty()) {
			sentences.add("Needs the read permission " + event.privilege()
				.stream()
				.map((name) -> "{@code " + name + "}")
				.collect(Collectors.joining(" and ")) + ".");
		}
		if (event.versions().limited()) {
			sentences.add(Docs.versions(event.versions()));
		}
		if (!event.replacedBy().isEmpty()) {
			sentences.add("Later versions send " + event.replacedBy()
				.stream()
				.map((name) -> "{@code " + name + "}")
				.collect(Collectors.joining(", ")) + ".");
		}
		return String.join(" ", sentences);
	}

	private static String role(EventEntry.Role role) {
		return switch (role) {
			case ENTRY -> "A row in the answer to";
			case COMPLETION -> "Ends the answer to";
			case SINGLE_REPLY -> "The answer to";
			case ASYNC_REPLY -> "Tells the outcome of";
		};
	}

}
