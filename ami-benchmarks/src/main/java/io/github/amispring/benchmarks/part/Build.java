/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import java.nio.file.Path;

import io.github.amispring.benchmarks.contender.Contenders;
import io.github.amispring.benchmarks.process.ClassPath;
import io.github.amispring.benchmarks.report.Results;
import org.jspecify.annotations.Nullable;

/**
 * A build of this module, from the current or another commit. A measured process uses
 * only the class path of its build, and therefore runs the client and the benchmark
 * classes of that build.
 *
 * @param name the name of the commit
 * @param classPath the class path
 * @param results the figures of this build
 */
record Build(String name, ClassPath classPath, Results results) {

	/**
	 * Returns whether this build can run a process. The main classes, their arguments and
	 * the names of the contenders stay the same from commit to commit; main classes and
	 * contenders that were added later are missing from older builds.
	 * @param main the name of the main class
	 * @param contender the contender, {@code null} if the process chooses none
	 */
	boolean supports(String main, @Nullable Contenders contender) {
		try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
			Class.forName(main, false, loader);
			return contender == null || Arrays.stream(loader.loadClass(Contenders.class.getName()).getEnumConstants())
				.anyMatch((known) -> ((Enum<?>) known).name().equals(contender.name()));
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private URL[] urls() throws IOException {
		List<URL> urls = new ArrayList<>();
		for (String entry : this.classPath.entries()) {
			urls.add(Path.of(entry).toUri().toURL());
		}
		return urls.toArray(new URL[0]);
	}

}
