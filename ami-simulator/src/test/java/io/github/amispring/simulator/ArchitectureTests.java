/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final String BASE = "io.github.amispring.simulator";

	private final JavaClasses classes = new ClassFileImporter()
		.importUrl(AmiSimulator.class.getProtectionDomain().getCodeSource().getLocation());

	@Test
	void packagesHaveNoCycles() {
		slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(this.classes);
	}

	@Test
	void classesHaveNoCyclicDependencies() {
		slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles().check(this.classes);
	}

	@Test
	void pbxDoesNotDependOnSessions() {
		noClasses().that()
			.resideInAPackage(BASE + ".pbx..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(BASE, BASE + ".session..", BASE + ".action..")
			.check(this.classes);
	}

	@Test
	void dependsOnlyOnMessagesFromClient() {
		noClasses().that()
			.resideInAPackage("io.github.amispring.simulator..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.github.amispring.client..", "io.github.amispring.action..",
					"io.github.amispring.event..", "io.github.amispring.exception..")
			.check(this.classes);
	}

	/** Assigns each package to its own slice, separate from its subpackages. */
	private static final class EachPackage implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
			return SliceIdentifier.of(javaClass.getPackageName());
		}

		@Override
		public String getDescription() {
			return "each package";
		}

	}

	/**
	 * Assigns nested classes to their enclosing class, and the builder of the simulator
	 * to the simulator, because each of them creates the other.
	 */
	private static final class TopLevelClasses implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			JavaClass topLevel = topLevel(type);
			return SliceIdentifier.of(topLevel.isEquivalentTo(AmiSimulatorBuilder.class) ? AmiSimulator.class.getName()
					: topLevel.getName());
		}

		private static JavaClass topLevel(JavaClass type) {
			return type.getEnclosingClass().map(TopLevelClasses::topLevel).orElse(type);
		}

		@Override
		public String getDescription() {
			return "top-level classes";
		}

	}

}
