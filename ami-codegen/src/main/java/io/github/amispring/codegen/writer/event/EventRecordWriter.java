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
			paragraphs.add("The event may have additional headers: " + Docs.escape(event.openHeaders())
					+ ". They are available from {@link #message()}.");
		}
		return paragraphs.stream().filter((text) -> !text.isEmpty()).collect(Collectors.joining("\n<p>\n"));
	}

	private static String wire(EventEntry event) {
		List<String> sentences = new ArrayList<>();
		sentences.add("Asterisk sends this event as {@code " + event.name() + "}.");
		if (event.role() != null) {
			sentences.add(role(event.role()) + " " + codes(event.actions(), ", ") + ".");
		}
		if (event.unsolicited() && !event.privilege().isEmpty()) {
			sentences.add("It requires the read permission" + ((event.privilege().size() > 1) ? "s " : " ")
					+ codes(event.privilege(), " and ") + ".");
		}
		if (event.versions().limited()) {
			sentences.add(Docs.versions(event.versions()));
		}
		if (!event.replacedBy().isEmpty()) {
			sentences.add("Later versions send " + codes(event.replacedBy(), ", ") + " instead.");
		}
		return String.join(" ", sentences);
	}

	private static String role(EventEntry.Role role) {
		return switch (role) {
			case ENTRY -> "It is an entry of the event list of";
			case COMPLETION -> "It ends the event list of";
			case RESPONSE -> "It is the response to";
			case OUTCOME -> "It reports the outcome of";
		};
	}

	private static String codes(List<String> names, String separator) {
		return names.stream().map((name) -> "{@code " + name + "}").collect(Collectors.joining(separator));
	}

}
