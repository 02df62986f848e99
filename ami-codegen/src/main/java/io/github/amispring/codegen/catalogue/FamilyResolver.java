/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out to which families each event belongs: those it names, those whose components
 * it has, and those of rows. A family that is a parent of another one of them is left
 * out.
 */
final class FamilyResolver {

	private final List<Family> families;

	FamilyResolver(List<Family> families) {
		this.families = families;
	}

	List<EventEntry> resolve(List<EventEntry> events) {
		return events.stream().map(this::resolve).toList();
	}

	private EventEntry resolve(EventEntry event) {
		List<String> members = new ArrayList<>(event.families());
		for (Family family : this.families) {
			if (family.implies(event) && !members.contains(family.javaName())) {
				members.add(family.javaName());
			}
		}
		Set<String> ancestors = new LinkedHashSet<>();
		members.forEach((member) -> addAncestors(member, ancestors));
		members.removeAll(ancestors);
		return event.withFamilies(members);
	}

	private void addAncestors(String javaName, Set<String> ancestors) {
		for (Family family : this.families) {
			if (family.javaName().equals(javaName)) {
				for (String parent : family.parents()) {
					if (ancestors.add(parent)) {
						addAncestors(parent, ancestors);
					}
				}
			}
		}
	}

}
