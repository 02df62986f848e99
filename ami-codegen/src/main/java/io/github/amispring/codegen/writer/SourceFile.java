/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;

/**
 * Creates source files with the header that all generated files have.
 */
public final class SourceFile {

	private SourceFile() {
	}

	public static JavaFile of(String packageName, TypeSpec type) {
		return JavaFile.builder(packageName, type)
			.addFileComment("SPDX-License-Identifier: Apache-2.0\n\nGenerated from the catalogue; do not edit.")
			.skipJavaLangImports(true)
			.indent("\t")
			.build();
	}

}
