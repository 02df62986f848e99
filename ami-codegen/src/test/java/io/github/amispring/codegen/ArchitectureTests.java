/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Tests of the dependencies between the packages and classes of the generator.
 */
class ArchitectureTests {

	private static final String BASE = "io.github.amispring.codegen";

	private static final JavaClasses classes = importClasses();

	private static JavaClasses importClasses() {
		// library classes need not be read, because their names are sufficient
		ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(BASE);
	}

	@Test
	void packagesHaveNoCycles() {
		slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(classes);
	}

	@Test
	void classesHaveNoCyclicDependencies() {
		slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles().check(classes);
	}

	/** Assigns nested classes to their enclosing class. */
	private static final class TopLevelClasses implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return type.getPackageName().startsWith(BASE) ? SliceIdentifier.of(topLevel(type).getName())
					: SliceIdentifier.ignore();
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
