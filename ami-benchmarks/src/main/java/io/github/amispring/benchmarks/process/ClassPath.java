/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.process;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * The class path of a process.
 *
 * @param entries the jars and folders
 */
public record ClassPath(List<String> entries) {

	/** The jars of asterisk-java and of its dependencies. */
	private static final List<String> ASTERISK_JAVA = List.of("asterisk-java-", "guava-", "failureaccess-",
			"listenablefuture-", "jsr305-", "checker-qual-", "error_prone_annotations-", "j2objc-annotations-",
			"log4j-core-", "reflections-", "javassist-");

	private static final List<String> STARTER = List.of("ami-client", "ami-jackson", "ami-live", "ami-simulator",
			"ami-spring-boot-", "pcollections-");

	/** Returns the class path of this process. */
	public static ClassPath current() {
		return of(System.getProperty("java.class.path"));
	}

	/**
	 * Splits a class path.
	 * @param entries the entries, separated as on the command line
	 */
	public static ClassPath of(String entries) {
		return new ClassPath(List.of(entries.split(File.pathSeparator)));
	}

	/** Returns this class path without asterisk-java and its dependencies. */
	public ClassPath withoutAsteriskJava() {
		return without(ASTERISK_JAVA);
	}

	/** Returns this class path without the starter and its modules. */
	public ClassPath withoutStarter() {
		return without(STARTER);
	}

	private ClassPath without(List<String> prefixes) {
		return new ClassPath(this.entries.stream()
			.filter((entry) -> prefixes.stream().noneMatch(module(entry)::startsWith))
			.toList());
	}

	/** Returns the name of a jar, or of the module to which a classes folder belongs. */
	private static String module(String entry) {
		Path path = Path.of(entry).toAbsolutePath();
		int depth = path.endsWith(Path.of("target", "classes")) ? 3 : 1;
		return path.getName(path.getNameCount() - depth).toString();
	}

	@Override
	public String toString() {
		return String.join(File.pathSeparator, this.entries);
	}

}
