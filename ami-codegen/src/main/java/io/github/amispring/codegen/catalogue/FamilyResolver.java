/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Determines the families of each event: the families that it names, the implied families
 * whose components it has, and the families of list entries. A family is omitted if the
 * event belongs to a family that extends it.
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
