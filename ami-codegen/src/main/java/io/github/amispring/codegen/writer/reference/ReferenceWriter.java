/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.reference;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.github.amispring.codegen.catalogue.ActionEntry;
import io.github.amispring.codegen.catalogue.ActionEntry.Parameter;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.Enumeration;
import io.github.amispring.codegen.catalogue.EventEntry;
import io.github.amispring.codegen.catalogue.Family;
import io.github.amispring.codegen.catalogue.Field;
import io.github.amispring.codegen.catalogue.FollowingField;
import io.github.amispring.codegen.catalogue.Group;
import io.github.amispring.codegen.catalogue.HeaderField;
import io.github.amispring.codegen.catalogue.IndexedField;
import io.github.amispring.codegen.catalogue.SnapshotField;
import io.github.amispring.codegen.catalogue.Versions;
import io.github.amispring.codegen.writer.Component;
import io.github.amispring.codegen.writer.Docs;
import io.github.amispring.codegen.writer.RecordLayout;
import io.github.amispring.codegen.writer.Sentence;
import io.github.amispring.codegen.writer.action.ResponseTypeCode;

/**
 * Writes the reference pages of the handbook, in Markdown.
 */
public final class ReferenceWriter {

	/**
	 * Writes the page of the events.
	 * @param catalogue the catalogue
	 * @return the page
	 */
	public String events(Catalogue catalogue) {
		StringBuilder page = new StringBuilder("# Events\n");
		page.append(
				"\nThe events are records in the package `io.github.amispring.event`. Version numbers are those of Asterisk, from")
			.append(" 16 to 23; an entry without a version exists in all of them.\n\n");
		page.append(
				"See also the [families](#families), the [snapshots](#snapshots) and the [enums](#enums). The events:")
			.append(' ');
		index(page, catalogue.events().stream().map(EventEntry::name));
		for (EventEntry event : catalogue.events()) {
			page.append("\n## ").append(event.name()).append("\n\n").append(Sentence.plain(event.doc())).append("\n\n");
			page.append("Java: `").append(event.javaName()).append('`');
			if (!event.families().isEmpty()) {
				page.append(", a ").append(codes(event.families()));
			}
			page.append('.').append(privilege("Read permission", event.privilege()));
			page.append(role(event)).append(versions(event.versions())).append('\n');
			event.notes().forEach((note) -> page.append('\n').append(Sentence.plain(note)).append('\n'));
			fields(page, event.fields());
		}
		families(page, catalogue);
		snapshots(page, catalogue);
		enumerations(page, catalogue);
		return page.toString();
	}

	private static void index(StringBuilder page, Stream<String> names) {
		page.append(names.map((name) -> "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")")
			.collect(Collectors.joining(", "))).append(".\n");
	}

	private static void families(StringBuilder page, Catalogue catalogue) {
		page.append("\n# Families\n\n| Interface | Parent | Meaning | Events |\n")
			.append("| --- | --- | --- | --- |\n");
		for (Family family : catalogue.families()) {
			row(page, "`" + family.javaName() + "`", codes(family.parents()), family.doc(),
					codes(catalogue.events()
						.stream()
						.filter((event) -> event.families().contains(family.javaName()))
						.map(EventEntry::name)
						.toList()));
		}
	}

	private static void snapshots(StringBuilder page, Catalogue catalogue) {
		page.append(
				"\n# Snapshots\n\nSnapshots are records that are components of events. Their headers may have a prefix. In the")
			.append(" names of numbered headers, `{n}` stands for the number.\n");
		for (Group group : catalogue.groups()) {
			if (!group.javaName().isEmpty()) {
				page.append("\n## ")
					.append(group.javaName())
					.append("\n\n")
					.append(Sentence.plain(group.doc()))
					.append('\n');
				fields(page, List.copyOf(group.fields()));
			}
		}
	}

	private static void enumerations(StringBuilder page, Catalogue catalogue) {
		page.append("\n# Enums\n");
		for (Enumeration enumeration : catalogue.enumerations()) {
			page.append("\n## ")
				.append(enumeration.javaName())
				.append("\n\n")
				.append(Sentence.plain(enumeration.doc()))
				.append(enumeration.ofWords() ? "\n\n| Word" : "\n\n| Number")
				.append(" | Constant | Meaning |\n| --- | --- | --- |\n");
			enumeration.constants()
				.forEach(
						(constant) -> row(page, enumeration.ofWords() ? "`" + constant.value() + "`" : constant.value(),
								"`" + constant.name() + "`", constant.doc()));
		}
	}

	/**
	 * Writes the page of the actions.
	 * @param catalogue the catalogue
	 * @return the page
	 */
	public String actions(Catalogue catalogue) {
		StringBuilder page = new StringBuilder("# Actions\n");
		page.append(
				"\nThe actions are classes in the package `io.github.amispring.action`. An action requires at least one of the")
			.append(" listed write permissions. Version numbers are those of Asterisk, from 16 to 23; an entry without a")
			.append(" version exists in all of them.\n\n");
		index(page, catalogue.actions().stream().map(ActionEntry::name));
		for (ActionEntry action : catalogue.actions()) {
			page.append("\n## ")
				.append(action.name())
				.append("\n\n")
				.append(Sentence.plain(action.doc()))
				.append("\n\n");
			page.append("Java: `").append(action.javaName()).append("`, returns `");
			page.append(simpleName(ResponseTypeCode.of(action.response(), catalogue).type())).append("`.");
			page.append(privilege("Write permission", action.privilege()));
			page.append(versions(action.versions())).append('\n');
			Docs.notes(action).forEach((note) -> page.append('\n').append(Sentence.plain(note)).append('\n'));
			parameters(page, action.parameters());
			if (!action.response().fields().isEmpty()) {
				page.append("\nThe response:\n");
				fields(page, action.response().fields());
			}
		}
		return page.toString();
	}

	private static void fields(StringBuilder page, List<Field> fields) {
		if (fields.isEmpty()) {
			return;
		}
		page.append("\n| Header | Component | Type | Meaning |\n| --- | --- | --- | --- |\n");
		for (Field field : fields) {
			if (field instanceof SnapshotField snapshot) {
				row(page, "`" + snapshot.headers().get(0).header() + "`, ...", "`" + field.component() + "`",
						"`" + field.javaType() + "`", Docs.meaning(snapshot));
			}
			else if (field instanceof IndexedField indexed) {
				row(page, "`" + indexed.group().fields().get(0).header() + "`, ...", "`" + indexed.component() + "`",
						"`" + simpleName(RecordLayout.component(indexed).type()) + "`", Docs.meaning(indexed));
			}
			else if (field instanceof FollowingField following) {
				Component component = RecordLayout.component(following, CodeBlock.of(""));
				row(page, "any additional headers", "`" + component.name() + "`",
						"`" + simpleName(component.type()) + "`", component.meaning());
			}
			else if (field instanceof HeaderField header) {
				Component component = RecordLayout.component(header, CodeBlock.of(""));
				row(page, "`" + header.header() + "`", "`" + component.name() + "`",
						"`" + simpleName(component.type()) + "`", meaning(header));
			}
		}
	}

	private static void parameters(StringBuilder page, List<Parameter> parameters) {
		if (parameters.isEmpty()) {
			return;
		}
		page.append("\n| Header | Required | Type | Meaning |\n| --- | --- | --- | --- |\n");
		for (Parameter parameter : parameters) {
			row(page, "`" + parameter.header() + "`", parameter.required() ? "yes" : "",
					parameter.type().word() + ((parameter.unit() != null) ? ", " + parameter.unit() : ""),
					meaning(parameter));
		}
	}

	private static String meaning(HeaderField header) {
		return join(header.doc(), codes(header.values()),
				(header.enumeration() != null) ? "`" + header.enumeration().javaName() + "`" : "",
				header.optional() ? "optional" : "",
				header.versions().limited() ? "Asterisk " + header.versions().text() : "");
	}

	private static String meaning(Parameter parameter) {
		return join(parameter.doc(), codes(parameter.values()),
				(parameter.byDefault() != null) ? "default: " + parameter.byDefault() : "",
				parameter.versions().limited() ? "Asterisk " + parameter.versions().text() : "");
	}

	private static String join(String... parts) {
		return List.of(parts).stream().filter((part) -> !part.isEmpty()).collect(Collectors.joining("; "));
	}

	private static void row(StringBuilder page, String... cells) {
		page.append("| ")
			.append(List.of(cells).stream().map((cell) -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ")))
			.append(" |\n");
	}

	private static String codes(List<String> words) {
		return words.stream()
			.filter((word) -> !word.isEmpty())
			.map((word) -> "`" + word + "`")
			.collect(Collectors.joining(", "));
	}

	private static String privilege(String what, List<String> classes) {
		return classes.isEmpty() ? "" : " " + what + ": " + codes(classes) + ".";
	}

	private static String role(EventEntry event) {
		if (event.role() == null) {
			return "";
		}
		return switch (event.role()) {
			case ENTRY -> " Entry of the event list of ";
			case COMPLETION -> " End of the event list of ";
			case RESPONSE -> " Response to ";
			case OUTCOME -> " Outcome of ";
		} + codes(event.actions()) + ".";
	}

	private static String versions(Versions versions) {
		return versions.limited() ? " Asterisk " + versions.text() + "." : "";
	}

	private static String simpleName(TypeName type) {
		TypeName plain = type.withoutAnnotations();
		if (plain instanceof ParameterizedTypeName generic) {
			return generic.rawType().simpleName() + "<"
					+ generic.typeArguments()
						.stream()
						.map(ReferenceWriter::simpleName)
						.collect(Collectors.joining(", "))
					+ ">";
		}
		return (plain instanceof ClassName name) ? name.simpleName() : plain.toString();
	}

}
