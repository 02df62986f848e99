/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.AmiIdleEvent;
import io.github.amispring.event.ChannelEvent;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.QueueEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.event.UserEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AmiJacksonModule}.
 */
class AmiJacksonModuleTests {

	private static final Instant AT = Instant.parse("2026-11-26T22:11:11.123456Z");

	private static final String HANGUP = """
			{"schema":1,"event":"Hangup","server":"east","receivedAt":"2026-11-26T22:11:11.123456Z",\
			"serverTimestamp":"2026-11-26T22:11:11Z",\
			"channel":{"name":"PJSIP/100-00000001","stateCode":6,"state":"UP","stateDescription":"Up",\
			"callerIdNum":"100","callerIdName":"Ann \\"A\\"","connectedLineNum":null,"accountCode":null,\
			"variables":{"ORDER":"17"}},\
			"causeCode":16,"cause":"NORMAL_CLEARING","causeText":"Normal Clearing",\
			"headers":{"Privilege":"call,all","Timestamp":"1795731071.000000","New":"1"},"headerLines":[1,2,12]}""";

	private final JsonMapper mapper = JsonMapper.builder().addModule(new AmiJacksonModule()).build();

	private static AmiMessage hangupMessage() {
		return AmiMessage
			.of("Event", "Hangup", "Privilege", "call,all", "Timestamp", "1795731071.000000", "Channel",
					"PJSIP/100-00000001", "ChannelState", "6", "ChannelStateDesc", "Up", "CallerIDNum", "100",
					"CallerIDName", "Ann \\\"A\\\"", "ConnectedLineNum", "<unknown>", "AccountCode", "", "ChanVariable",
					"ORDER=17", "Cause", "16", "New", "1", "Cause-txt", "Normal Clearing")
			.withReceivedAt(AT);
	}

	private static HangupEvent hangup() {
		return HangupEvent.of(hangupMessage());
	}

	// The schema, which must remain compatible

	@Test
	void writesTheDocumentedForm() {
		assertThat(this.mapper.writeValueAsString(new AmiServerEvent<>("east", hangup()))).isEqualTo(HANGUP);
	}

	@Test
	void readsTheDocumentedForm() {
		AmiServerEvent<HangupEvent> read = this.mapper.readValue(HANGUP, new TypeReference<>() {
		});
		assertThat(read).isEqualTo(new AmiServerEvent<>("east", hangup()));
		assertThat(read.event().receivedAt()).isEqualTo(AT);
		assertThat(read.event().serverTimestamp()).isEqualTo("2026-11-26T22:11:11Z");
	}

	@Test
	void omitsAnUnknownServer() {
		String json = this.mapper.writeValueAsString(hangup());
		assertThat(json).isEqualTo(HANGUP.replace("\"server\":\"east\",", ""));
		assertThat(this.mapper.writeValueAsString(new AmiServerEvent<>(null, hangup()))).isEqualTo(json);
		assertThat(this.mapper.readValue(json, AmiServerEvent.class).server()).isNull();
	}

	@Test
	void doesNotWriteJavaClassNames() {
		JsonMapper typing = this.mapper.rebuild()
			.activateDefaultTyping(
					BasicPolymorphicTypeValidator.builder().allowIfSubType("io.github.amispring").build(),
					DefaultTyping.NON_FINAL)
			.build();
		String json = typing.writeValueAsString(hangup());
		assertThat(json).doesNotContain("io.github").doesNotContain("HangupEvent");
		assertThat(typing.readValue(json, AmiEvent.class)).isEqualTo(hangup());
	}

	@Test
	void ignoresMapperSettings() {
		JsonMapper other = JsonMapper.builder()
			.findAndAddModules()
			.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
			.changeDefaultPropertyInclusion((old) -> old.withValueInclusion(JsonInclude.Include.NON_EMPTY))
			.enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
			.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
					DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.disable(JsonNodeFeature.WRITE_NULL_PROPERTIES, JsonNodeFeature.READ_NULL_PROPERTIES)
			.build();
		assertThat(other.writeValueAsString(new AmiServerEvent<>("east", hangup()))).isEqualTo(HANGUP);
		assertThat(other.readValue(HANGUP, AmiEvent.class)).isEqualTo(hangup());
	}

	@Test
	void readsNumbersWrittenAsStrings() {
		JsonMapper strings = this.mapper.rebuild().enable(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS).build();
		assertThat(this.mapper.readValue(strings.writeValueAsString(hangup()), AmiEvent.class)).isEqualTo(hangup());
	}

	@Test
	void ignoresPropertiesFromLaterVersions() {
		String later = HANGUP.replace("\"causeText\":", "\"later\":{\"a\":[1,null]},\"causeText\":");
		assertThat(this.mapper.readValue(later, AmiEvent.class)).isEqualTo(hangup());
	}

	@Test
	void rejectsALaterSchema() {
		assertMismatch(HANGUP.replace("\"schema\":1", "\"schema\":2"), AmiEvent.class).withMessageContaining(
				"The JSON has schema version 2, but this version of ami-jackson supports only versions up to 1");
	}

	@Test
	void toleratesOmittedNulls() {
		String json = HANGUP.replace("\"connectedLineNum\":null,\"accountCode\":null,", "");
		HangupEvent read = this.mapper.readValue(json, HangupEvent.class);
		assertThat(read.channel()).isEqualTo(hangup().channel());
		assertThat(read.causeCode()).isEqualTo(16);
		assertThat(read.message().get("New")).isEqualTo("1");
	}

	@Test
	void readsPropertiesInAnyOrder() {
		String json = """
				{"causeCode":17,"channel":{"name":"SIP/1"},"event":"Hangup"}""";
		assertThat(this.mapper.readValue(json, AmiEvent.class))
			.isEqualTo(HangupEvent.of(AmiMessage.of("Event", "Hangup", "Channel", "SIP/1", "Cause", "17")));
	}

	// Types

	@Test
	void readsEventsAsTypeFamilyOrAmiEvent() {
		assertThat(this.mapper.readValue(HANGUP, HangupEvent.class)).isEqualTo(hangup());
		assertThat(this.mapper.readValue(HANGUP, ChannelEvent.class)).isEqualTo(hangup());
		assertThat(this.mapper.readValue(HANGUP, AmiEvent.class)).isEqualTo(hangup());
		assertThat(this.mapper.<List<ChannelEvent>>readValue("[" + HANGUP + "]", new TypeReference<>() {
		})).containsExactly(hangup());
		assertThat(this.mapper.convertValue(hangup(), AmiEvent.class)).isEqualTo(hangup());
		assertThat(this.mapper.readValue("null", AmiEvent.class)).isNull();
	}

	@Test
	void readsEventsNestedInOtherObjects() {
		Stored stored = new Stored(7, hangup(), new AmiServerEvent<>("west", hangup()));
		assertThat(this.mapper.readValue(this.mapper.writeValueAsString(stored), Stored.class)).isEqualTo(stored);
	}

	@ParameterizedTest
	@ValueSource(classes = { NewChannelEvent.class, QueueEvent.class, UnknownEvent.class })
	void rejectsAnotherType(Class<? extends AmiEvent> type) {
		assertMismatch(HANGUP, type).withMessageContaining("The event \"Hangup\" is of the type HangupEvent and not of "
				+ type.getSimpleName() + ". Read it as its own type, as one of its families, or as AmiEvent.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					{}; The property "event" is missing
					[]; Expected a JSON object but found START_ARRAY
					"Hangup"; Expected a JSON object but found VALUE_STRING
					{"event":"Hangup","causeCode":"many"}; The property "causeCode" has the invalid value "many"
					{"event":"Hangup","causeCode":{}}; The property "causeCode" has the invalid value an object
					{"event":"Hangup","channel":"SIP/1"}; The property "channel" has the invalid value "SIP/1"
					{"event":"Hangup","receivedAt":"now"}; The property "receivedAt" has the invalid value "now"
					{"event":"Hangup","headers":{"A":{}}}; The property "A" has the invalid value an object
					{"event":"Hangup","headers":{"A:B":"x"}}; "A:B" is not a valid header name
					{"event":"Hangup","headers":{"A":"x\\r\\ny"}}; contains CR LF
					{"event":"Hangup","headers":{"A":"x"},"headerLines":[1,2]}; "headerLines" has 2 numbers
					{"event":"Hangup","headers":{"A":"x"},"headerLines":["one"]}; The property "headerLines" has the invalid value "one"
					{"event":"Hangup","lines":[["Event","Newchannel"]]}; does not begin with the header "Event"
					{"event":"Hangup","lines":[["Event"]]}; neither [name, value] nor a line of text
					{"event":"QueueMember","wrapupTime":1e999999999}; The property "wrapupTime" has the invalid value
					{"event":"Hangup"; Unexpected end-of-input
					""")
	void describesInvalidInput(String json, String message) {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> this.mapper.readValue(json, AmiEvent.class))
			.withMessageContaining(message);
	}

	@Test
	void rejectsRecordWithoutMessage() {
		HangupEvent event = new HangupEvent(AmiMessage.of(), hangup().channel(), 16, "x", null);
		assertThatExceptionOfType(DatabindException.class).isThrownBy(() -> this.mapper.writeValueAsString(event))
			.withMessageContaining("The message of the HangupEvent does not begin with the header \"Event\"");
	}

	// User events and unknown events

	@Test
	void writesUserEventFields() {
		UserEvent event = UserEvent
			.of(AmiMessage.of("Event", "UserEvent", "Privilege", "user,all", "Channel", "SIP/1", "UserEvent", "Order",
					"Order", "17", "event", "x", "server", "y", "receivedAt", "", "headers", "z", "Cause", "1"));
		JsonNode json = assertReadsBack(event);
		assertThat(event.fields()).hasSize(6).containsEntry("Order", "17").containsEntry("server", "y");
		assertThat(json.get("event").stringValue()).isEqualTo("UserEvent");
		assertThat(json.get("userEventName").stringValue()).isEqualTo("Order");
		assertThat(json.get("fields")).hasToString(
				"{\"Order\":\"17\",\"event\":\"x\",\"server\":\"y\",\"receivedAt\":\"\",\"headers\":\"z\",\"Cause\":\"1\"}");
		assertThat(json.get("headers")).hasToString("{\"Privilege\":\"user,all\"}");
		assertThat(json.has("lines")).isFalse();
	}

	@Test
	void preservesUserEventFieldsNamedLikeKnownHeaders() {
		assertReadsBack(UserEvent
			.of(AmiMessage.of("Event", "UserEvent", "UserEvent", "Order", "Channel", "SIP/1", "Event", "Other", "Order",
					"1", "Order", "2", "UserEvent", "Again", "Uniqueid", "1.1", "ActionID", "a1")));
	}

	@Test
	void writesAllHeadersOfUnknownEvents() {
		UnknownEvent event = (UnknownEvent) EventTypes.decode(AmiMessage.of("Event", "CoffeeReady", "Privilege",
				"system,all", "Cups", "3", "Bean", "a", "Milk", "", "Bean", "b", "server", "x"));
		JsonNode json = assertReadsBack(event);
		assertThat(json.get("event").stringValue()).isEqualTo("CoffeeReady");
		assertThat(json.get("headers")).hasToString(
				"{\"Privilege\":\"system,all\",\"Cups\":\"3\",\"Bean\":[\"a\",\"b\"],\"Milk\":\"\",\"server\":\"x\"}");
	}

	@Test
	void masksSecrets() {
		AmiEvent event = EventTypes.decode(AmiMessage.of("Event", "VoicemailPasswordChange", "Context", "default",
				"Mailbox", "100", "NewPassword", "1234"));
		String json = this.mapper.writeValueAsString(event);
		assertThat(json).contains("\"newPassword\":\"******\"").doesNotContain("1234");
		assertThat(this.mapper.readValue(json, AmiEvent.class)).isEqualTo(EventTypes.decode(AmiMessage.of("Event",
				"VoicemailPasswordChange", "Context", "default", "Mailbox", "100", "NewPassword", "******")));
		String user = this.mapper.writeValueAsString(EventTypes
			.decode(AmiMessage.of("Event", "UserEvent", "UserEvent", "x", "Secret", "1234", "Secret", "1234")));
		assertThat(user).contains("\"Secret\":\"******\"").doesNotContain("1234");
		String unknown = this.mapper.writeValueAsString(
				EventTypes.decode(AmiMessage.of("Event", "Mine", "Password", "1234", "password", "1234")));
		assertThat(unknown).contains("\"Password\":\"******\"").doesNotContain("1234");
	}

	@Test
	void masksSecretsInUserEventText() {
		assertThat(UserEvent.of(AmiMessage.of("Event", "UserEvent", "UserEvent", "x", "Secret", "1234"))).asString()
			.contains("Secret: ******")
			.doesNotContain("1234");
	}

	// Messages that servers may send

	@ParameterizedTest
	@ValueSource(strings = { "1.1", "11.0.0" })
	void restoresTextAndBytesOfOtherEncodings(String version) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes("Event: Hangup\r\nno header\r\nChannel: SIP/".getBytes(StandardCharsets.UTF_8));
		bytes.writeBytes(new byte[] { (byte) 0xe4, (byte) 0xff, 0 });
		bytes.writeBytes(
				"\r\n: text\r\nCause:16\r\nCause-txt:  two blanks \rand \r\r\n\r\n".getBytes(StandardCharsets.UTF_8));
		AmiMessage message = Samples.read(bytes.toByteArray(), StandardCharsets.UTF_8, version).get(0);
		assertThat(message.text()).isNotEmpty();
		assertReadsBack(EventTypes.decode(message));
		AmiMessage latin = Samples.read(bytes.toByteArray(), StandardCharsets.ISO_8859_1, version).get(0);
		assertThat(latin.get("Channel")).startsWith("SIP/\u00e4\u00ff");
		assertReadsBack(EventTypes.decode(latin));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void restoresAnyMessage(long seed) {
		Random random = new Random(seed);
		List<String> values = List.of("", "0", "1", "16", "-1.50", "Yes", "<unknown>", "none", "a=b", "x,y", "1,",
				"two\nlines", "\nA: b\r", "00:00:09", "1795731071.123456", "2026-11-26 22:11:11", "\\n \\q", "%41%",
				"\ufffd\ud83d\ude00", " ", "NaN", "Infinity", "1e5", "0x10", "event", "99999999999");
		List<AmiMessage> recorded = Samples.recorded("22");
		for (int times = 0; times < 4000; times++) {
			AmiMessage base = recorded.get(random.nextInt(recorded.size()));
			StringBuilder text = new StringBuilder("Event: " + base.value(0) + "\r\n");
			for (int line = 1; line < base.size(); line++) {
				String name = base.name(line);
				String value = base.value(line);
				switch (random.nextInt(12)) {
					case 0 -> value = values.get(random.nextInt(values.size()));
					case 1 -> name = base.name(random.nextInt(base.size()));
					case 2 ->
						name = random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
					case 3 -> name = values.get(random.nextInt(values.size()));
					case 4 -> line++;
					case 5 -> text.append(name).append(':').append(value).append('\n');
					case 6 -> text.append("no header\r\n");
					default -> {
					}
				}
				text.append(name).append(": ").append(value).append("\r\n");
			}
			byte[] bytes = text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
			Samples.read(bytes, StandardCharsets.UTF_8, (seed % 2 == 0) ? "1.1" : "11.0.0")
				.stream()
				.filter(AmiMessage::isEvent)
				.forEach((message) -> assertReadsBack(masked(message)));
		}
	}

	private static AmiEvent masked(AmiMessage message) {
		return EventTypes.decode(JsonEventWriter.masked(message));
	}

	private JsonNode assertReadsBack(AmiEvent event) {
		String json = this.mapper.writeValueAsString(event);
		AmiEvent read = this.mapper.readValue(json, AmiEvent.class);
		assertThat(read).as(json).isEqualTo(event).isExactlyInstanceOf(event.getClass());
		assertThat(read.message()).as(json).isEqualTo(event.message());
		assertThat(read.receivedAt()).isEqualTo(event.receivedAt());
		assertThat(this.mapper.treeToValue(this.mapper.valueToTree(event), AmiEvent.class)).isEqualTo(event);
		return this.mapper.readTree(json);
	}

	// Connection events

	static List<AmiConnectionEvent> connectionEvents() {
		return List.of(new AmiConnectedEvent("east", AT, "22.10.1", "11.0.0", Duration.ofMillis(1500)),
				new AmiConnectedEvent("east", AT, null, "11.0.0", null), new AmiDisconnectedEvent("east", AT, "reset"),
				new AmiDisconnectedEvent("east", AT, null), new AmiEventsLostEvent("east", AT, 5_000_000_000L),
				new AmiIdleEvent("east", AT, Duration.ofMinutes(1)));
	}

	@ParameterizedTest
	@MethodSource("connectionEvents")
	void restoresConnectionEvents(AmiConnectionEvent event) {
		String json = this.mapper.writeValueAsString(event);
		assertThat(this.mapper.readValue(json, AmiConnectionEvent.class)).isEqualTo(event);
		assertThat(this.mapper.readValue(json, event.getClass())).isEqualTo(event);
	}

	@Test
	void writesConnectionEventsInTheDocumentedForm() {
		assertThat(connectionEvents()).extracting(this.mapper::writeValueAsString)
			.containsExactly(
					"{\"schema\":1,\"connection\":\"connected\",\"server\":\"east\",\"at\":\"2026-11-26T22:11:11.123456Z\","
							+ "\"asteriskVersion\":\"22.10.1\",\"amiVersion\":\"11.0.0\",\"gap\":1.5}",
					"{\"schema\":1,\"connection\":\"connected\",\"server\":\"east\",\"at\":\"2026-11-26T22:11:11.123456Z\","
							+ "\"amiVersion\":\"11.0.0\"}",
					"{\"schema\":1,\"connection\":\"disconnected\",\"server\":\"east\","
							+ "\"at\":\"2026-11-26T22:11:11.123456Z\",\"reason\":\"reset\"}",
					"{\"schema\":1,\"connection\":\"disconnected\",\"server\":\"east\","
							+ "\"at\":\"2026-11-26T22:11:11.123456Z\"}",
					"{\"schema\":1,\"connection\":\"eventsLost\",\"server\":\"east\","
							+ "\"at\":\"2026-11-26T22:11:11.123456Z\",\"count\":5000000000}",
					"{\"schema\":1,\"connection\":\"idle\",\"server\":\"east\",\"at\":\"2026-11-26T22:11:11.123456Z\","
							+ "\"idle\":60}");
	}

	@Test
	void rejectsUnexpectedConnectionEvents() {
		String json = this.mapper.writeValueAsString(connectionEvents().get(0));
		assertThatExceptionOfType(MismatchedInputException.class)
			.isThrownBy(() -> this.mapper.readValue(json, AmiIdleEvent.class))
			.withMessageContaining("The connection event is \"connected\" and not a AmiIdleEvent");
		assertThatExceptionOfType(MismatchedInputException.class)
			.isThrownBy(() -> this.mapper.readValue(json.replace("connected", "paused"), AmiConnectionEvent.class))
			.withMessageContaining("Connection event \"paused\" is unknown");
		assertThatExceptionOfType(MismatchedInputException.class)
			.isThrownBy(() -> this.mapper.readValue(HANGUP, AmiConnectionEvent.class))
			.withMessageContaining("The property \"at\" is missing");
	}

	private ThrowableAssertAlternative<MismatchedInputException> assertMismatch(String json, Class<?> type) {
		return assertThatExceptionOfType(MismatchedInputException.class)
			.isThrownBy(() -> this.mapper.readValue(json, type));
	}

	record Stored(int id, HangupEvent event, AmiServerEvent<HangupEvent> withServer) {

	}

}
