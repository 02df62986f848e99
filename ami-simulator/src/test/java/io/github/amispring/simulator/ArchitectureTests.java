/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final String BASE = "io.github.amispring.simulator";

	private final JavaClasses classes = new ClassFileImporter()
		.importUrl(AmiSimulator.class.getProtectionDomain().getCodeSource().getLocation());

	@Test
	void packagesHaveNoCycles() {
		slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(this.classes);
		noClasses().that()
			.resideInAPackage(BASE + ".*")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(BASE)
			.check(this.classes);
	}

	@Test
	void pbxKnowsNothingOfSessions() {
		noClasses().that()
			.resideInAPackage(BASE + ".pbx")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(BASE + ".session", BASE + ".action")
			.check(this.classes);
	}

	@Test
	void usesOnlyMessagesOfTheClient() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.github.amispring.client..", "io.github.amispring.action..",
					"io.github.amispring.event..", "io.github.amispring.exception..")
			.check(this.classes);
	}

}
