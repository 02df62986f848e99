/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import io.github.amispring.codegen.catalogue.Enumeration;
import io.github.amispring.codegen.catalogue.Field;
import io.github.amispring.codegen.catalogue.FollowingField;
import io.github.amispring.codegen.catalogue.HeaderField;
import io.github.amispring.codegen.catalogue.IndexedField;
import io.github.amispring.codegen.catalogue.SnapshotField;

/**
 * The layout of a record: the slots of its headers, and its components.
 *
 * @param slots the names of the headers, in the format of {@code HeaderLayout}
 * @param components the components
 */
public record RecordLayout(List<String> slots, List<Component> components) {

	/**
	 * Creates the layout of a whole message.
	 * @param fields the fields
	 * @return the layout, with slots from 0
	 */
	public static RecordLayout of(List<? extends Field> fields) {
		return of(fields, (slot) -> CodeBlock.of("$L", slot));
	}

	/**
	 * Creates the layout of a part of a message.
	 * @param fields the fields
	 * @param slotCode creates the code for a slot number
	 * @return the layout
	 */
	public static RecordLayout of(List<? extends Field> fields, IntFunction<CodeBlock> slotCode) {
		List<String> slots = new ArrayList<>();
		List<Component> components = new ArrayList<>();
		for (Field field : fields) {
			CodeBlock slot = slotCode.apply(slots.size());
			if (field instanceof SnapshotField snapshot) {
				components.add(component(snapshot, slot));
				snapshot.headers().forEach((header) -> slots.add(slot(header)));
			}
			else if (field instanceof IndexedField indexed) {
				components.add(component(indexed));
			}
			else if (field instanceof FollowingField following) {
				components.add(component(following, slotCode.apply(slots.size() - 1)));
			}
			else if (field instanceof HeaderField header) {
				components.add(component(header, slot));
				slots.add(slot(header));
			}
		}
		return new RecordLayout(slots, components);
	}

	private static String slot(HeaderField header) {
		return String.join("|", Stream.concat(Stream.of(header.header()), header.otherSpellings().stream()).toList());
	}

	private static Component component(SnapshotField snapshot, CodeBlock slot) {
		ClassName type = Api.event(snapshot.group().javaName());
		return snapshot.optional()
				? new Component(snapshot.component(), Api.nullable(type),
						CodeBlock.of("$T.readIfPresent(fields, $L)", type, slot), Docs.meaning(snapshot),
						Docs.of(snapshot), null)
				: new Component(snapshot.component(), type, CodeBlock.of("$T.read(fields, $L)", type, slot),
						Docs.meaning(snapshot), Docs.of(snapshot), null);
	}

	public static Component component(IndexedField indexed) {
		ClassName type = Api.event(indexed.group().javaName());
		return new Component(indexed.component(), ParameterizedTypeName.get(ClassName.get(List.class), type),
				CodeBlock.of("$T.readAll(message)", type), Docs.meaning(indexed), Docs.of(indexed), null);
	}

	public static Component component(FollowingField following, CodeBlock slot) {
		return new Component(following.component(), Reading.STRING_MAP, CodeBlock.of("fields.following($L)", slot),
				following.doc(), Docs.escape(following.doc()), null);
	}

	public static Component component(HeaderField header, CodeBlock slot) {
		Enumeration enumeration = header.enumeration();
		if (enumeration == null) {
			return new Component(header.component(), Reading.type(header), Reading.code(header, slot),
					Docs.meaning(header), Docs.of(header), null);
		}
		if (enumeration.ofWords()) {
			return new Component(header.component(), Reading.type(header), Reading.code(header, slot),
					Docs.meaning(header), Docs.of(header),
					new Component.Naming(header.component() + "Enum", Api.event(enumeration.javaName()), true));
		}
		return new Component(header.component() + "Code", Reading.type(header), Reading.code(header, slot),
				Docs.meaning(header), Docs.of(header),
				new Component.Naming(header.component(), Api.event(enumeration.javaName()), false));
	}

}
