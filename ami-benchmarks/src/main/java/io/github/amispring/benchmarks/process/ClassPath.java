/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.process;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process is started with.
 *
 * @param entries jars and folders
 */
public record ClassPath(List<String> entries) {

	/**
	 * What asterisk-java brings along, which a Spring Boot application would not have.
	 */
	private static final List<String> ASTERISK_JAVA = List.of("asterisk-java-", "guava-", "failureaccess-",
			"listenablefuture-", "jsr305-", "checker-qual-", "error_prone_annotations-", "j2objc-annotations-",
			"log4j-core-", "reflections-", "javassist-");

	private static final List<String> STARTER = List.of("ami-client", "ami-spring-boot-", "ami-simulator");

	/** The class path of this process. */
	public static ClassPath current() {
		return new ClassPath(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
	}

	/** Without the client that is compared with. */
	public ClassPath withoutAsteriskJava() {
		return without(ASTERISK_JAVA);
	}

	/** Without the starter and all that is ours but the benchmark. */
	public ClassPath withoutStarter() {
		return without(STARTER);
	}

	private ClassPath without(List<String> prefixes) {
		return new ClassPath(this.entries.stream()
			.filter((entry) -> prefixes.stream().noneMatch(module(entry)::startsWith))
			.toList());
	}

	/** The jar's name, or for the classes of a module its folder's. */
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
