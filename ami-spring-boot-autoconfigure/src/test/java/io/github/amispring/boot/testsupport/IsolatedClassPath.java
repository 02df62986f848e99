/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.testsupport;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs code with a different class path.
 */
public final class IsolatedClassPath {

	private IsolatedClassPath() {
	}

	/**
	 * Loads a class with a separate class loader and calls the class.
	 * @param <T> the type of the result
	 * @param type the class, public and with a public constructor
	 * @param kept selects entries of the tests' class path by their file names
	 * @param added further entries
	 * @return the result, whose class must belong to the JDK
	 */
	public static <T> T call(Class<? extends Callable<T>> type, Predicate<String> kept, Path... added)
			throws Exception {
		URL[] entries = Stream
			.concat(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
				.map(Path::of)
				.filter((entry) -> kept.test(entry.getFileName().toString())), Stream.of(added))
			.map(IsolatedClassPath::url)
			.toArray(URL[]::new);
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(entries, ClassLoader.getPlatformClassLoader())) {
			Thread.currentThread().setContextClassLoader(loader);
			@SuppressWarnings("unchecked")
			Callable<T> callable = (Callable<T>) loader.loadClass(type.getName()).getConstructor().newInstance();
			return callable.call();
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private static URL url(Path entry) {
		try {
			return entry.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
