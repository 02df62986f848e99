/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.amispring.action.ListCommandsAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.Transport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the catalogue with the documentation and the actions of a real Asterisk. The
 * known differences from the documentation are listed in
 * {@code documentation-VERSION.txt}. Where the documentation differs, the catalogue
 * follows the observed traffic.
 */
@OnEachAsterisk(over = Transport.TCP)
class CatalogueIT {

	private static final Pattern PRIVILEGES = Pattern.compile("\\(Priv: ([^)]*)\\)");

	private final Pbx pbx;

	private final Catalogue catalogue = new Catalogue();

	CatalogueIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@Test
	void hasOnlyKnownDifferencesFromTheDocumentation() throws IOException {
		ManagerApi documented = Documentation.read(this.pbx.server().documentation());
		ManagerApi known = this.catalogue.of(this.pbx.server().version());
		Set<String> differences = new TreeSet<>();
		documented.without(known).forEach((line) -> differences.add("documented " + line));
		known.without(documented)
			.stream()
			// Words are compared in one direction only, because the documentation
			// describes most of them in prose.
			.filter((line) -> !line.contains("="))
			.forEach((line) -> differences.add("undocumented " + line));
		assertThat(documented.events()).hasSizeGreaterThan(150);
		assertThat(documented.actions()).hasSizeGreaterThan(150);
		assertThat(differences).containsExactlyInAnyOrderElementsOf(knownDifferences());
	}

	@Test
	void hasAllActionsOfTheServerWithTheirPermissions() {
		Map<String, Set<String>> commands = commands();
		Map<String, Set<String>> known = this.catalogue.privileges(this.pbx.server().version());
		assertThat(commands).hasSizeGreaterThan(100);
		assertThat(known).containsAllEntriesOf(commands);
	}

	private Map<String, Set<String>> commands() {
		Map<String, Set<String>> commands = new TreeMap<>();
		try (AmiClient client = this.pbx.connect()) {
			client.execute(ListCommandsAction.of())
				.commands()
				.forEach((name, description) -> commands.put(name, privileges(description)));
		}
		return commands;
	}

	/**
	 * Omits {@code all}, which every list of permissions contains, and the word that
	 * means "none".
	 */
	private static Set<String> privileges(String description) {
		Matcher privileges = PRIVILEGES.matcher(description);
		assertThat(privileges.find()).as(description).isTrue();
		return Arrays.stream(privileges.group(1).split(","))
			.filter((name) -> !name.equals("all") && !name.equals("<none>"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private Set<String> knownDifferences() throws IOException {
		String file = "documentation-" + this.pbx.server().version() + ".txt";
		try (InputStream in = CatalogueIT.class.getResourceAsStream(file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

}
