/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import javax.lang.model.SourceVersion;

/**
 * Checks the catalogue as a whole: conflicts between names, in Java or on the wire, and
 * references to entries that do not exist.
 */
final class CatalogueChecks {

	private final Catalogue catalogue;

	private final JavaNames javaNames = new JavaNames();

	CatalogueChecks(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	void check() {
		this.catalogue.groups().forEach(this::checkGroup);
		this.catalogue.enumerations().forEach(this::checkEnumeration);
		EventChecks events = new EventChecks(this.catalogue);
		for (Family family : this.catalogue.families()) {
			String where = "groups.json: family " + family.javaName();
			this.javaNames.checkClass(where, family.javaName());
			family.parents().forEach((parent) -> events.family(where, parent));
		}
		this.catalogue.events().forEach((event) -> events.check(event, this.javaNames));
		this.catalogue.actions().forEach((action) -> new ActionChecks(action).check(this.catalogue, this.javaNames));
	}

	private void checkGroup(Group group) {
		String where = "groups.json: group " + group.name();
		if (group.kind().isRecord()) {
			this.javaNames.checkClass(where, group.javaName());
		}
		if (group.kind() == Group.Kind.SNAPSHOT) {
			if (group.fields().get(0).type() != FieldType.STRING) {
				throw new CatalogueException(where,
						"the first field, which decides whether the snapshot is present, is not a string",
						"Put a string first");
			}
		}
		for (HeaderField field : group.fields()) {
			if (field.header().contains("{n}") != (group.kind() == Group.Kind.INDEXED)) {
				throw new CatalogueException(where + ", field " + field.header(),
						"headers of indexed groups must contain {n}, the placeholder of the number, and other headers must not",
						"Correct the header or the kind");
			}
		}
		new FieldChecks(where, Set.of("read")).check(group.fields());
	}

	private void checkEnumeration(Enumeration enumeration) {
		String where = "groups.json: enum " + enumeration.name();
		this.javaNames.checkClass(where, enumeration.javaName());
		Set<String> names = new HashSet<>();
		Set<String> values = new HashSet<>();
		for (Enumeration.Constant constant : enumeration.constants()) {
			if (!SourceVersion.isName(constant.name()) || !names.add(constant.name())
					|| !values.add(constant.value().toLowerCase(Locale.ROOT))) {
				throw new CatalogueException(where + ", constant " + constant.name(),
						"its name is not valid in Java, or its name, its word or its code occurs twice", "Change it");
			}
		}
	}

}
