/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring;

import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.amispring.message.ResponseType;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Tests the dependencies between packages and between classes.
 */
class ArchitectureTests {

	private static final String BASE = "io.github.amispring";

	private static final JavaClasses classes = importClasses();

	private static JavaClasses importClasses() {
		// Third-party classes need not be read; their names are sufficient.
		ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(BASE);
	}

	@Test
	void packagesHaveNoCyclicDependencies() {
		slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(classes);
	}

	@Test
	void classesHaveNoCyclicDependencies() {
		slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles().check(classes);
	}

	@Test
	void packagesDependOnlyOnLowerPackages() {
		assertUses("message.internal");
		assertUses("message", "message.internal");
		assertUses("event", "message", "message.internal");
		assertUses("exception", "message", "message.internal", "event");
		assertUses("action", "message", "message.internal", "event", "exception");
		assertUses("client", "message", "event", "exception");
		assertUses("agi", "message", "event", "exception", "action", "client");
		assertUses("client.internal.log", "message");
		assertUses("client.internal.thread", "client.internal.log");
		assertUses("client.internal.wire", "message", "message.internal", "exception");
		assertUses("client.internal.transport", "client");
		assertUses("client.internal.http.encoding", "client.internal.wire");
		assertUses("client.internal.http", "client", "exception", "client.internal.transport", "client.internal.wire",
				"client.internal.http.encoding");
		assertUses("client.internal.event", "message", "event", "client", "client.internal.log",
				"client.internal.thread", "client.internal.wire");
		assertUses("client.internal.action", "message", "message.internal", "event", "exception", "client",
				"client.internal.log", "client.internal.thread", "client.internal.wire");
	}

	@Test
	void onlyHttpPackagesUseOptionalLibraries() {
		noClasses().that()
			.resideOutsideOfPackages(BASE + ".client.internal.http..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.hc..", "org.jsoup..")
			.check(classes);
		noClasses().that()
			.resideOutsideOfPackages(BASE + ".client.internal")
			.and()
			.resideOutsideOfPackages(BASE + ".client.internal.http..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(BASE + ".client.internal.http..")
			.check(classes);
	}

	/**
	 * Asserts that a package depends only on the given packages of this project, on Java,
	 * and on packages that are allowed everywhere.
	 */
	private static void assertUses(String user, String... used) {
		List<String> allowed = new ArrayList<>(
				List.of(BASE + "." + user, "java..", "javax.net..", "org.jspecify.annotations", "org.slf4j"));
		if (user.startsWith("client.internal.http")) {
			allowed.addAll(List.of("javax.xml..", "org.apache.hc..", "org.jsoup.."));
		}
		for (String name : used) {
			allowed.add(BASE + "." + name);
		}
		noClasses().that()
			.resideInAPackage(BASE + "." + user)
			.should()
			.dependOnClassesThat()
			.resideOutsideOfPackages(allowed.toArray(String[]::new))
			.check(classes);
	}

	@Test
	void logsOnlyThroughSlf4j() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.util.logging..", "org.apache.log4j..", "org.apache.logging..",
					"org.apache.commons.logging..", "ch.qos.logback..")
			.check(classes);
	}

	@Test
	void doesNotWriteToTheConsole() {
		noClasses().should()
			.accessField(System.class, "out")
			.orShould()
			.accessField(System.class, "err")
			.orShould()
			.callMethod(Throwable.class, "printStackTrace")
			.check(classes);
	}

	@Test
	void doesNotUseReflection() {
		noClasses().that()
			.resideInAPackage(BASE + "..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("java.lang.reflect..")
			.orShould()
			.callMethod(Class.class, "forName", String.class)
			.orShould()
			.callMethod(Class.class, "getMethods")
			.orShould()
			.callMethod(Class.class, "getDeclaredFields")
			.orShould()
			.callMethod(Class.class, "getRecordComponents")
			.check(classes);
	}

	/**
	 * Assigns nested classes to their enclosing class, and the implementations of the
	 * sealed {@link ResponseType} to that interface, because its factory methods create
	 * them. The {@code permits} clause of a sealed type is not a dependency for ArchUnit.
	 */
	private static final class TopLevelClasses implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			JavaClass topLevel = topLevel(type);
			return SliceIdentifier
				.of(topLevel.isAssignableTo(ResponseType.class) ? ResponseType.class.getName() : topLevel.getName());
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
