/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.client.internal.event.EventReach;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the dependencies of packages and classes, and for Spring Boot's rules for
 * auto-configurations.
 */
class ArchitectureTests {

	/** The classes of this module, without its tests. */
	private static final JavaClasses CLASSES = new ClassFileImporter()
		.importUrl(AmiAutoConfiguration.class.getProtectionDomain().getCodeSource().getLocation());

	@Test
	void packagesHaveNoCycles() {
		check(slices().matching("io.github.amispring.boot.(**)").should().beFreeOfCycles());
	}

	@Test
	void classesHaveNoCyclicDependencies() {
		check(slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles());
	}

	@Test
	void usesOnlyEventReachOutsideOfTheApiOfTheClient() {
		check(noClasses().should()
			.dependOnClassesThat(
					resideInAnyPackage("io.github.amispring..internal..", "io.github.amispring.simulator..",
							"io.github.amispring.codegen..")
						.and(not(type(EventReach.class)))));
	}

	@Test
	void featuresDoNotDependOnTheirAutoConfiguration() {
		check(noClasses().that()
			.resideOutsideOfPackage("io.github.amispring.boot.autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.github.amispring.boot.autoconfigure.."));
	}

	@Test
	void optionalDependenciesAreUsedByTheirFeaturesOnly() {
		check(noClasses().that()
			.resideOutsideOfPackages("..endpoint..", "..health..", "..metrics..", "..observation..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot.health..", "org.springframework.boot.actuate..",
					"org.springframework.boot.micrometer..", "io.micrometer.."));
	}

	@Test
	void onlyTheJacksonFeatureUsesJackson() {
		check(noClasses().that()
			.resideOutsideOfPackage("..jackson..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("tools.jackson..", "io.github.amispring.jackson.."));
	}

	@Test
	void onlyTheKafkaFeatureUsesKafka() {
		check(noClasses().that()
			.resideOutsideOfPackages("..kafka..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.kafka..", "org.apache.kafka.."));
	}

	@Test
	void onlyServiceConnectionsUseContainers() {
		check(noClasses().that()
			.resideOutsideOfPackage("..service.connection..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot.docker..", "org.springframework.boot.testcontainers..",
					"org.testcontainers.."));
	}

	@Test
	void packagesAreNullMarked() {
		assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct())
			.allMatch((javaPackage) -> javaPackage.isAnnotatedWith(NullMarked.class));
	}

	@Test
	void autoConfigurationsArePublicFinalAndHavePackagePrivateMembers() {
		check(classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.andShould()
			.haveSimpleNameEndingWith("AutoConfiguration"));
		check(methods().that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic());
		check(constructors().that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePackagePrivate());
	}

	@Test
	void beanMethodsArePackagePrivateAndWithoutClassConditions() {
		check(methods().that()
			.areAnnotatedWith(Bean.class)
			.should()
			.bePackagePrivate()
			.andShould()
			.notBeAnnotatedWith(ConditionalOnClass.class));
		check(methods().that()
			.areAnnotatedWith(Bean.class)
			.and()
			.haveRawReturnType(JavaClass.Predicates.assignableTo(BeanPostProcessor.class))
			.should()
			.beStatic()
			.allowEmptyShould(true));
	}

	@Test
	void autoConfigurationsAreListedInOrder() {
		List<String> listed = ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader())
			.getCandidates();
		List<String> ours = listed.stream().filter((name) -> name.startsWith("io.github.amispring.")).toList();
		assertThat(ours).isSorted()
			.containsExactlyInAnyOrderElementsOf(CLASSES.stream()
				.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
				.map(JavaClass::getName)
				.toList());
	}

	@Test
	void optionalAutoConfigurationsAreOrderedByName() {
		assertThat(CLASSES.stream().filter((type) -> type.isAnnotatedWith(AutoConfiguration.class)))
			.allSatisfy((type) -> {
				JavaAnnotation<JavaClass> annotation = type.getAnnotationOfType(AutoConfiguration.class.getName());
				assertThat((JavaClass[]) annotation.get("after").orElseThrow())
					.allMatch((other) -> other.getName().startsWith("io.github.amispring.")
							|| other.getName().startsWith("org.springframework.boot.autoconfigure."));
			});
	}

	@Test
	void failureAnalyzersAreListed() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, (type, name, failure) -> {
				// some analyzers require the context
			})).extracting((analyzer) -> analyzer.getClass().getName())
			.containsAll(CLASSES.stream()
				.filter((type) -> type.isAssignableTo(FailureAnalyzer.class))
				.map(JavaClass::getName)
				.toList());
	}

	private static void check(ArchRule rule) {
		rule.check(CLASSES);
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
