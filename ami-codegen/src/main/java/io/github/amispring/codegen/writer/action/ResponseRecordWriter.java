/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.action;

import java.util.List;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.amispring.codegen.catalogue.ActionEntry;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.writer.Api;
import io.github.amispring.codegen.writer.RecordLayout;
import io.github.amispring.codegen.writer.RecordWriter;
import io.github.amispring.codegen.writer.Sentence;
import io.github.amispring.codegen.writer.SourceFile;

/**
 * Writes the records of the responses that have typed headers.
 */
public final class ResponseRecordWriter {

	/**
	 * Writes the records.
	 * @param catalogue the catalogue
	 * @return a source file for each
	 */
	public List<JavaFile> write(Catalogue catalogue) {
		return catalogue.actions()
			.stream()
			.filter((action) -> action.response().kind() == ActionEntry.Response.Kind.FIELDS)
			.map((action) -> write(action.response()))
			.toList();
	}

	private JavaFile write(ActionEntry.Response response) {
		TypeSpec.Builder type = new RecordWriter(Api.action(response.javaName()), Sentence.of(response.doc()),
				RecordLayout.of(response.fields()))
			.message()
			.addSuperinterface(Api.RESPONSE);
		return SourceFile.of(Api.ACTION_PACKAGE, type.build());
	}

}
