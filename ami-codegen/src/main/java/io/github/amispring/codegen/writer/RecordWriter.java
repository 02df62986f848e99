/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import java.util.List;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

/**
 * Writes records that are created from a message: their components, the methods that
 * return enum constants, and the static method that creates the record.
 */
public final class RecordWriter {

	private final ClassName name;

	private final RecordLayout layout;

	private final MethodSpec.Builder constructor = MethodSpec.constructorBuilder();

	private final CodeBlock.Builder doc = CodeBlock.builder();

	private final CodeBlock.Builder arguments = CodeBlock.builder();

	private boolean hasArguments;

	public RecordWriter(ClassName name, String doc, RecordLayout layout) {
		this.name = name;
		this.layout = layout;
		this.doc.add("$L\n\n", LineFolder.fold(doc));
	}

	/**
	 * Writes a record that represents a message. The message is the first component of
	 * the record. A static method, {@code of(AmiMessage)}, creates the record.
	 * @return the record
	 */
	public TypeSpec.Builder message() {
		addMessage();
		this.layout.components().forEach(this::add);
		TypeSpec.Builder type = type();
		MethodSpec.Builder of = MethodSpec.methodBuilder("of")
			.addModifiers(Modifier.PUBLIC, Modifier.STATIC)
			.addJavadoc("Creates the record from a message.\n@param message the message as the server sent it\n"
					+ "@return the record\n")
			.addParameter(Api.MESSAGE, "message")
			.returns(this.name);
		if (!this.layout.slots().isEmpty()) {
			type.addField(layoutField());
			of.addStatement("$T fields = LAYOUT.locate(message)", Api.FIELDS);
		}
		return type.addMethod(of.addStatement("return new $T($L)", this.name, this.arguments.build()).build())
			.addMethod(text());
	}

	/**
	 * Writes a {@code toString()} that omits the components, because they would repeat
	 * the headers and contain unmasked secrets.
	 */
	private MethodSpec text() {
		return MethodSpec.methodBuilder("toString")
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc(
					"Returns the name of this type and the headers of the message. The values of secrets are\nmasked.\n"
							+ "@return the text\n")
			.returns(String.class)
			.addStatement("return $S + this.message + $S", this.name.simpleName() + "[message=", "]")
			.build();
	}

	/**
	 * Writes a record that represents a part of a message. A static method,
	 * {@code read(Fields, int)}, creates the record; another,
	 * {@code readIfPresent(Fields, int)}, returns {@code null} if the part is absent.
	 * @return the record
	 */
	public TypeSpec.Builder part() {
		this.layout.components().forEach(this::add);
		Component key = this.layout.components().get(0);
		return type()
			.addMethod(
					partReader("read", this.name).addStatement("return new $T($L)", this.name, this.arguments.build())
						.build())
			.addMethod(partReader("readIfPresent", Api.nullable(this.name))
				.addStatement("return ($L != null) ? read(fields, firstSlot) : null", key.value())
				.build());
	}

	/**
	 * Writes a record that repeats in a message. A static method,
	 * {@code readAll(AmiMessage)}, creates all records.
	 * @return the record
	 */
	public TypeSpec.Builder indexed() {
		this.layout.components().forEach(this::add);
		return type()
			.addField(FieldSpec.builder(Api.INDEXED_LAYOUT, "LAYOUT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
				.initializer("$T.of($L)", Api.INDEXED_LAYOUT, slotNames())
				.build())
			.addMethod(MethodSpec.methodBuilder("read")
				.addModifiers(Modifier.PRIVATE, Modifier.STATIC)
				.addParameter(Api.FIELDS, "fields")
				.returns(this.name)
				.addStatement("return new $T($L)", this.name, this.arguments.build())
				.build())
			.addMethod(MethodSpec.methodBuilder("readAll")
				.addModifiers(Modifier.STATIC)
				.addParameter(Api.MESSAGE, "message")
				.returns(ParameterizedTypeName.get(ClassName.get(List.class), this.name))
				.addStatement("return LAYOUT.read(message, $T::read)", this.name)
				.build());
	}

	private static MethodSpec.Builder partReader(String method, TypeName type) {
		return MethodSpec.methodBuilder(method)
			.addModifiers(Modifier.STATIC)
			.addParameter(Api.FIELDS, "fields")
			.addParameter(int.class, "firstSlot")
			.returns(type);
	}

	private TypeSpec.Builder type() {
		TypeSpec.Builder type = TypeSpec.recordBuilder(this.name)
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc(this.doc.add(Docs.SINCE).build())
			.recordConstructor(this.constructor.build());
		for (Component component : this.layout.components()) {
			if (component.naming() != null) {
				type.addMethod(naming(component, component.naming()));
			}
		}
		return type;
	}

	private void addMessage() {
		this.constructor.addParameter(Api.MESSAGE, "message");
		this.doc.add("@param message the message as the server sent it\n");
		argument(CodeBlock.of("message"));
	}

	private void add(Component component) {
		this.constructor.addParameter(ParameterSpec.builder(component.type(), component.name()).build());
		this.doc.add("$L\n", LineFolder.fold("@param " + component.name() + " " + component.doc()));
		argument(component.value());
	}

	private void argument(CodeBlock value) {
		this.arguments.add(this.hasArguments ? ",$W$L" : "$L", value);
		this.hasArguments = true;
	}

	private CodeBlock slotNames() {
		CodeBlock.Builder names = CodeBlock.builder();
		for (int slot = 0; slot < this.layout.slots().size(); slot++) {
			names.add((slot > 0) ? ",$W$S" : "$S", this.layout.slots().get(slot));
		}
		return names.build();
	}

	private FieldSpec layoutField() {
		return FieldSpec.builder(Api.LAYOUT, "LAYOUT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
			.initializer("$T.of($L)", Api.LAYOUT, slotNames())
			.build();
	}

	private static MethodSpec naming(Component component, Component.Naming naming) {
		return namingHead(component, naming).addStatement("return $T.of(this.$L)", naming.type(), component.name())
			.build();
	}

	public static MethodSpec.Builder namingHead(Component component, Component.Naming naming) {
		return MethodSpec.methodBuilder(naming.method())
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc(
					naming.ofWord()
							? "Returns the constant for {@link #$L()}.\n"
									+ "@return the constant, {@code null} if the word is absent or unknown\n"
							: "Returns the constant for {@link #$L()}.\n"
									+ "@return the constant, {@code null} if the number is absent or unknown\n",
					component.name())
			.returns(Api.nullable(naming.type()));
	}

}
