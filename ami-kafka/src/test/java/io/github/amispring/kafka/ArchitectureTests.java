/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.amispring.kafka.record.AmiRecord;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Tests the dependencies between packages and between classes.
 */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.importUrl(AmiRecord.class.getProtectionDomain().getCodeSource().getLocation());

	@Test
	void packagesHaveNoCyclicDependencies() {
		slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void classesHaveNoCyclicDependencies() {
		slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles().check(CLASSES);
	}

	/** Assigns each package to its own slice, separate from its subpackages. */
	private static final class EachPackage implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return SliceIdentifier.of(type.getPackageName());
		}

		@Override
		public String getDescription() {
			return "each package";
		}

	}

	/** Assigns nested classes to their enclosing class. */
	private static final class TopLevelClasses implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return SliceIdentifier.of(topLevel(type).getName());
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
