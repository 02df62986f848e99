/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks that no two fields of a message have the same header or component.
 */
final class FieldChecks {

	private final String where;

	private final Set<String> headers = new HashSet<>();

	private final Set<String> components;

	FieldChecks(String where, Set<String> takenComponents) {
		this.where = where;
		this.components = new HashSet<>(takenComponents);
	}

	void check(List<? extends Field> fields) {
		for (Field field : fields) {
			if (field instanceof SnapshotField snapshot) {
				snapshot.headers().forEach(this::checkHeader);
				JavaNames.checkComponent(this.where + ", field " + snapshot.component(), snapshot.component(),
						this.components);
			}
			else if (field instanceof IndexedField indexed) {
				indexed.group().fields().forEach(this::checkHeader);
				JavaNames.checkComponent(this.where + ", field " + indexed.component(), indexed.component(),
						this.components);
			}
			else if (field instanceof FollowingField) {
				JavaNames.checkComponent(this.where + ", field " + field.component(), field.component(),
						this.components);
			}
			else if (field instanceof HeaderField header) {
				checkHeader(header);
				checkComponents(header);
			}
		}
	}

	private void checkComponents(HeaderField header) {
		String at = this.where + ", field " + header.header();
		JavaNames.checkComponent(at, header.component(), this.components);
		if (header.enumeration() != null) {
			JavaNames.checkComponent(at, header.component() + (header.enumeration().ofWords() ? "Enum" : "Code"),
					this.components);
		}
	}

	private void checkHeader(HeaderField header) {
		if (header.header().isEmpty()) {
			throw new CatalogueException(this.where + ", field " + header.component(), "the key \"header\" is missing",
					"Add it");
		}
		Stream.concat(Stream.of(header.header()), header.otherSpellings().stream()).forEach((spelling) -> {
			if (!this.headers.add(spelling.toLowerCase(Locale.ROOT))) {
				throw new CatalogueException(this.where + ", field " + header.header(),
						"the header \"" + spelling + "\" occurs twice", "Remove one, or mark the other as repeated");
			}
		});
	}

}
