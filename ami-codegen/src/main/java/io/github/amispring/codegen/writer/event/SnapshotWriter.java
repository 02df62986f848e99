/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.event;

import java.util.List;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.Group;
import io.github.amispring.codegen.writer.Api;
import io.github.amispring.codegen.writer.RecordLayout;
import io.github.amispring.codegen.writer.RecordWriter;
import io.github.amispring.codegen.writer.Sentence;
import io.github.amispring.codegen.writer.SourceFile;

/**
 * Writes the records of groups: snapshots and indexed groups.
 */
public final class SnapshotWriter {

	/**
	 * Writes the records.
	 * @param catalogue the catalogue
	 * @return a source file for each
	 */
	public List<JavaFile> write(Catalogue catalogue) {
		return catalogue.groups()
			.stream()
			.filter((group) -> group.kind() != Group.Kind.BLOCK)
			.map((group) -> (group.kind() == Group.Kind.INDEXED) ? indexed(group) : write(group))
			.toList();
	}

	private JavaFile indexed(Group group) {
		return SourceFile.of(Api.EVENT_PACKAGE,
				new RecordWriter(Api.event(group.javaName()), Sentence.of(group.doc()), RecordLayout.of(group.fields()))
					.indexed()
					.build());
	}

	private JavaFile write(Group group) {
		RecordLayout layout = RecordLayout.of(group.fields(),
				(slot) -> (slot > 0) ? CodeBlock.of("firstSlot + $L", slot) : CodeBlock.of("firstSlot"));
		return SourceFile.of(Api.EVENT_PACKAGE,
				new RecordWriter(Api.event(group.javaName()), Sentence.of(group.doc()), layout).part().build());
	}

}
