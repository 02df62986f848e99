/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.CatalogueReader;
import io.github.amispring.codegen.catalogue.EventEntry;
import io.github.amispring.codegen.catalogue.Field;
import io.github.amispring.codegen.catalogue.FieldType;
import io.github.amispring.codegen.catalogue.HeaderField;
import io.github.amispring.codegen.catalogue.IndexedField;
import io.github.amispring.codegen.catalogue.SnapshotField;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;

/**
 * Events of every type in the catalogue.
 */
final class SampleEvents {

	private static final Catalogue CATALOGUE = catalogue();

	private SampleEvents() {
	}

	private static Catalogue catalogue() {
		try {
			return new CatalogueReader(Path.of("..", "ami-client", "src", "main", "catalogue")).read();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<String> names() {
		return CATALOGUE.events().stream().map(EventEntry::name).toList();
	}

	/**
	 * Returns an event with all headers, in the format in which Asterisk normally sends
	 * it.
	 */
	static AmiEvent typical(String name) {
		return event(name, SampleEvents::typicalValue);
	}

	/** Returns an event with all headers, whose values a function creates. */
	static AmiEvent event(String name, Function<HeaderField, String> values) {
		List<AmiHeader> headers = new ArrayList<>();
		headers.add(new AmiHeader("Event", name));
		for (Field field : CATALOGUE.event(name).orElseThrow().fields()) {
			headers(field).forEach((header) -> headers.add(new AmiHeader(header.header(), values.apply(header))));
			if (field instanceof IndexedField rows) {
				rows.group()
					.fields()
					.forEach((header) -> headers
						.add(new AmiHeader(header.header().replace("{n}", "0"), values.apply(header))));
			}
		}
		return EventTypes.decode(AmiMessage.of(headers).withReceivedAt(RecordCodecTests.AT));
	}

	private static List<HeaderField> headers(Field field) {
		if (field instanceof SnapshotField snapshot) {
			return snapshot.headers();
		}
		return (field instanceof HeaderField header && header.type() != FieldType.ANY_HEADER) ? List.of(header)
				: List.of();
	}

	private static String typicalValue(HeaderField field) {
		return switch (field.type()) {
			case INT -> "16";
			case LONG -> "4294967295";
			case DOUBLE -> "88.5";
			case BOOLEAN -> "1";
			case DURATION -> "clock".equals(field.unit()) ? "00:01:02" : "12";
			case TIMESTAMP -> timestamp(field.format());
			case LIST -> "one" + field.separator() + "two";
			case MAP -> "ORDER=17";
			default -> "text";
		};
	}

	private static String timestamp(String format) {
		return switch (format) {
			case "localDateTime" -> "2026-11-26 22:11:11";
			case "offsetDateTime" -> "2026-11-26T22:11:11.123+0000";
			default -> "1795335241";
		};
	}

}
