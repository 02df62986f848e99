/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.AmiIdleEvent;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.test.EventRecording;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the JSON Schema of the records, with the values that {@link RecordCodec}
 * writes.
 */
class RecordSchemaTests {

	private static final JsonMapper mapper = new JsonMapper();

	private static final JsonNode document = read("ami-record-" + RecordCodec.VERSION + ".schema.json");

	private static final JsonNode definitions = document.get("$defs");

	private static final SchemaRegistry registry = SchemaRegistry
		.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private static final Schema schema = registry.getSchema(document);

	private static final RecordOrigin ORIGIN = new RecordOrigin("east", "5f2c", 7);

	private static final String MASK = "******";

	private final RecordCodec codec = new RecordCodec();

	private static JsonNode read(String resource) {
		try (InputStream in = RecordCodec.class.getResourceAsStream(resource)) {
			return mapper.readTree(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<String> names() {
		return SampleEvents.names();
	}

	static Stream<Path> recordings() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("../ami-live/src/test/resources"))) {
			return files.filter((file) -> file.toString().endsWith(".ami"))
				.filter((file) -> !EventRecording.read(file).events().isEmpty())
				.toList()
				.stream();
		}
	}

	@Test
	void isASchemaOfDraft202012() {
		assertThat(document.get("$schema").stringValue()).isEqualTo(SpecificationVersion.DRAFT_2020_12.getDialectId());
		assertThat(registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
			.validate(document)).isEmpty();
		assertThat(document.get("$id").stringValue()).endsWith(":" + RecordCodec.VERSION);
	}

	@ParameterizedTest
	@MethodSource("names")
	void acceptsTypicalValuesOfEveryEvent(String name) {
		JsonNode json = assertAccepted(new AmiRecord.Event(ORIGIN, SampleEvents.typical(name)));
		Set<String> properties = new HashSet<>(json.propertyNames());
		properties.removeAll(definitions.at("/event/properties").propertyNames());
		assertThat(definition(name).get("properties").propertyNames()).containsAll(properties);
	}

	@ParameterizedTest
	@MethodSource("names")
	void hasThePropertiesOfTheRecordOfEveryEvent(String name) {
		assertSameProperties(EventTypes.of(AmiMessage.of("Event", name)).eventClass(), definition(name));
	}

	/** All types of properties reject an array in an array. */
	@ParameterizedTest
	@MethodSource("names")
	void rejectsAWrongTypeOfEveryProperty(String name) {
		ObjectNode json = json(new AmiRecord.Event(ORIGIN, SampleEvents.typical(name)));
		forEachValue(json, json);
	}

	private void forEachValue(ObjectNode root, ObjectNode object) {
		for (String property : List.copyOf(object.propertyNames())) {
			JsonNode value = object.get(property);
			object.putArray(property).addArray().add(1);
			assertRejected(root);
			object.set(property, value);
			if (value instanceof ObjectNode nested) {
				forEachValue(root, nested);
			}
			else if (value instanceof ArrayNode rows && rows.path(0) instanceof ObjectNode row) {
				forEachValue(root, row);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "-1", "garbage \\ %zz %", "1e999", "<unknown>", "yes", "9223372036854775807",
			"a=b", "1795335241.5", "(null)" })
	void acceptsAnyTextOfEveryHeader(String text) {
		assertThat(names()).allSatisfy(
				(name) -> assertAccepted(new AmiRecord.Event(ORIGIN, SampleEvents.event(name, (field) -> text))));
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void acceptsRecordedEvents(Path recording) {
		assertThat(EventRecording.read(recording).events())
			.allSatisfy((event) -> assertAccepted(new AmiRecord.Event(ORIGIN, received(event))));
	}

	private static AmiEvent received(AmiEvent event) {
		return EventTypes.decode(event.message().withReceivedAt(RecordCodecTests.AT));
	}

	@Test
	void acceptsUnknownEventsAndHeaders() {
		assertAccepted(new AmiRecord.Event(ORIGIN, event("Event", "CoffeeReady", "Cups", "3", "Cups", "4")));
		assertAccepted(new AmiRecord.Event(ORIGIN, event("Event", "Hangup", "Coffee", "ready", "Cause", "17")));
		ObjectNode later = json(new AmiRecord.Event(ORIGIN, SampleEvents.typical("Hangup")));
		later.put("coffee", true);
		assertThat(schema.validate(later)).isEmpty();
	}

	private static AmiEvent event(String... headers) {
		return EventTypes.decode(AmiMessage.of(headers).withReceivedAt(RecordCodecTests.AT));
	}

	@Test
	void rejectsIncompleteOrWrongEvents() {
		AmiRecord event = new AmiRecord.Event(ORIGIN,
				new UnknownEvent(AmiMessage.of("Event", "CoffeeReady", "Cups", "3")));
		assertRejectsEachMissing(event, "schema", "event", "server", "receivedAt");
		assertRejected(event, (json) -> json.put("schema", 2));
		assertRejected(event, (json) -> json.put("receivedAt", "today"));
		assertRejected(event, (json) -> json.putObject("headers").put("Cups", 3));
		assertRejected(event, (json) -> json.putArray("lines").addArray().add("Event"));
		assertRejected(event, (json) -> json.putArray("headerLines").add("1"));
		AmiRecord hangup = new AmiRecord.Event(ORIGIN, SampleEvents.typical("Hangup"));
		assertRejected(hangup, (json) -> json.put("causeCode", "16"));
		assertRejected(hangup, (json) -> json.putNull("channel"));
		assertRejected(hangup, (json) -> ((ObjectNode) json.get("channel")).put("name", 1));
	}

	@Test
	void acceptsConnectionEvents() {
		assertAccepted(connected());
		assertAccepted(new AmiRecord.Connection(ORIGIN,
				new AmiConnectedEvent("east", RecordCodecTests.AT, null, "11.0.0", null)));
		for (String reason : Arrays.asList("closed", null)) {
			assertAccepted(
					new AmiRecord.Connection(ORIGIN, new AmiDisconnectedEvent("east", RecordCodecTests.AT, reason)));
		}
		assertAccepted(new AmiRecord.Connection(ORIGIN, new AmiEventsLostEvent("east", RecordCodecTests.AT, 12)));
		assertAccepted(new AmiRecord.Connection(ORIGIN,
				new AmiIdleEvent("east", RecordCodecTests.AT, Duration.ofSeconds(60, 5))));
	}

	@Test
	void rejectsIncompleteOrWrongConnectionEvents() {
		assertRejectsEachMissing(connected(), "schema", "connection", "server", "at", "amiVersion");
		assertRejected(connected(), (json) -> json.put("connection", "coffee"));
		assertRejected(connected(), (json) -> json.put("gap", "PT1S"));
		assertRejectsEachMissing(
				new AmiRecord.Connection(ORIGIN, new AmiEventsLostEvent("east", RecordCodecTests.AT, 12)), "count");
	}

	private static AmiRecord connected() {
		return new AmiRecord.Connection(ORIGIN,
				new AmiConnectedEvent("east", RecordCodecTests.AT, "22.10.1", "11.0.0", Duration.ofMillis(1500)));
	}

	@Test
	void acceptsLossesWithEachReason() {
		for (LossReason reason : LossReason.values()) {
			assertAccepted(new AmiRecord.Loss(ORIGIN, RecordCodecTests.AT, 3, reason));
		}
		assertThat(definitions.at("/loss/properties/loss/enum").valueStream().map(JsonNode::stringValue))
			.containsExactlyElementsOf(Stream.of(LossReason.values()).map(LossReason::code).toList());
	}

	@Test
	void rejectsIncompleteOrWrongLosses() {
		AmiRecord loss = new AmiRecord.Loss(ORIGIN, RecordCodecTests.AT, 3, LossReason.BUFFER_FULL);
		assertRejectsEachMissing(loss, "schema", "loss", "server", "at", "count");
		assertRejected(loss, (json) -> json.put("count", 0));
		assertRejected(loss, (json) -> json.put("loss", "coffee"));
	}

	@Test
	void acceptsEndedCalls() {
		assertAccepted(call(RecordCodecTests.fullCall()));
		LiveCall live = new LiveCall("east", "east-2", null, false, CallState.TALKING, null, null, null, List.of(),
				null, null, null, null, false, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
				Set.of(), true);
		assertAccepted(call(new EndedCall(live, RecordCodecTests.AT, Duration.ZERO, Duration.ofSeconds(-1, 5),
				Duration.ofHours(30).plusMillis(1), null, CallOutcome.NO_ANSWER, null, null, null, null)));
	}

	@Test
	void rejectsIncompleteOrWrongEndedCalls() {
		AmiRecord call = call(RecordCodecTests.fullCall());
		assertRejectsEachMissing(call, "schema", "call", "server", "version", "at", "ended");
		assertRejected(call, (json) -> ((ObjectNode) json.get("ended")).remove("outcome"));
		assertRejected(call, (json) -> ((ObjectNode) json.get("ended")).put("outcome", "COFFEE"));
		assertRejected(call, (json) -> ((ObjectNode) json.get("ended")).put("ring", 2.5));
		ObjectNode json = json(call);
		forEachValue(json, json);
	}

	private static AmiRecord call(EndedCall ended) {
		return new AmiRecord.CallEnded(ORIGIN, new CallEndedEvent("east", 17, RecordCodecTests.AT, ended));
	}

	@Test
	void describesTheRecordsOfTheLiveView() {
		Set<Class<?>> described = new LinkedHashSet<>();
		assertDescribed(EndedCall.class, described);
		assertThat(described).contains(LiveCall.class).hasSizeGreaterThan(8);
	}

	private static void assertDescribed(Class<?> type, Set<Class<?>> described) {
		if (!described.add(type)) {
			return;
		}
		JsonNode definition = definitions.required(type.getSimpleName());
		assertThat(definition.get("properties").propertyNames()).as(type.getName())
			.containsExactlyElementsOf(Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList());
		assertThat(definition.get("required").valueStream().map(JsonNode::stringValue)).as(type.getName())
			.containsExactlyElementsOf(Stream.of(type.getRecordComponents())
				.filter((component) -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
				.map(RecordComponent::getName)
				.toList());
		for (RecordComponent component : type.getRecordComponents()) {
			JsonNode property = definition.get("properties").get(component.getName());
			assertType(component.getGenericType(), property, described);
		}
	}

	private static void assertType(Type type, JsonNode property, Set<Class<?>> described) {
		if (type instanceof ParameterizedType collection) {
			assertThat(property.get("type").stringValue()).isEqualTo("array");
			assertThat((Class<?>) collection.getRawType()).isAssignableTo(Collection.class);
			assertType(collection.getActualTypeArguments()[0], property.get("items"), described);
		}
		else if (type instanceof Class<?> constants && constants.isEnum()) {
			assertThat(property.get("enum").valueStream().map(JsonNode::stringValue)).containsExactlyElementsOf(
					Stream.of(constants.getEnumConstants()).map((constant) -> ((Enum<?>) constant).name()).toList());
		}
		else if (type instanceof Class<?> nested && nested.isRecord()) {
			assertThat(property.get("$ref").stringValue()).isEqualTo("#/$defs/" + nested.getSimpleName());
			assertDescribed(nested, described);
		}
		else if (type == Instant.class || type == Duration.class) {
			assertThat(property.get("$ref").stringValue())
				.isEqualTo((type == Instant.class) ? "#/$defs/instant" : "#/$defs/duration");
		}
		else {
			assertThat(property.get("type").stringValue())
				.isEqualTo((type == String.class) ? "string" : (type == boolean.class) ? "boolean" : "integer");
		}
	}

	/** Returns the definition of an event, to which a condition refers. */
	private static JsonNode definition(String name) {
		List<String> references = definitions.at("/event/allOf")
			.valueStream()
			.filter((condition) -> condition.at("/if/properties/event/enum")
				.valueStream()
				.anyMatch((value) -> value.stringValue().equals(name)))
			.map((condition) -> condition.at("/then/$ref").stringValue())
			.toList();
		assertThat(references).as(name).hasSize(1);
		return document.at(references.get(0).substring(1));
	}

	/** Names of numbers are properties as well, but methods of the record. */
	private static void assertSameProperties(Class<?> type, JsonNode definition) {
		List<String> components = Stream.of(type.getRecordComponents())
			.map(RecordComponent::getName)
			.filter((component) -> !component.equals("message"))
			.toList();
		Set<String> methods = Stream.of(type.getDeclaredMethods())
			.map((method) -> method.getName())
			.collect(Collectors.toSet());
		assertThat(definition.get("properties").propertyNames()).as(type.getName())
			.containsAll(components)
			.isSubsetOf(methods);
		for (RecordComponent component : type.getRecordComponents()) {
			if (component.getType().isRecord() && !component.getName().equals("message")) {
				assertSameProperties(component.getType(), document
					.at(definition.at("/properties/" + component.getName() + "/$ref").stringValue().substring(1)));
			}
		}
	}

	private JsonNode assertAccepted(AmiRecord record) {
		byte[] value = this.codec.value(record);
		JsonNode json = mapper.readTree(value);
		assertThat(schema.validate(json)).as("%s", json).isEmpty();
		RecordHeaders headers = new RecordHeaders();
		this.codec.writeHeaders(record, headers);
		AmiRecord read = this.codec.read(headers, value);
		if (!json.toString().contains(MASK)) {
			assertThat(read).isEqualTo(record);
		}
		else {
			assertThat(mapper.readTree(this.codec.value(read))).isEqualTo(json);
		}
		return json;
	}

	private void assertRejectsEachMissing(AmiRecord record, String... properties) {
		for (String property : properties) {
			assertRejected(record, (json) -> json.remove(property));
		}
	}

	private void assertRejected(AmiRecord record, Consumer<ObjectNode> change) {
		ObjectNode json = json(record);
		assertThat(schema.validate(json)).isEmpty();
		change.accept(json);
		assertRejected(json);
	}

	private static void assertRejected(JsonNode json) {
		assertThat(schema.validate(json)).as("%s", json).isNotEmpty();
	}

	private ObjectNode json(AmiRecord record) {
		return (ObjectNode) mapper.readTree(this.codec.value(record));
	}

}
