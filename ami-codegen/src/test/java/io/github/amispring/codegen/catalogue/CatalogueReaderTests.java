/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.io.IOException;
import java.nio.file.Path;

import io.github.amispring.codegen.SmallCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CatalogueReader}.
 */
class CatalogueReaderTests {

	@TempDir
	Path directory;

	@Test
	void readsEvents() throws IOException {
		Catalogue catalogue = read(new SmallCatalogue());
		EventEntry event = catalogue.event("Types").orElseThrow();
		assertThat(event.names()).containsExactly("Types", "OldTypes");
		assertThat(event.fields()).hasSize(17);
		HeaderField password = (HeaderField) event.fields().get(16);
		assertThat(password.sensitive()).isTrue();
		assertThat(password.versions().text()).isEqualTo("20, 22 and later (22 from 22.7.0)");
	}

	@Test
	void expandsBlocks() throws IOException {
		assertThat(read(new SmallCatalogue()).event("Member").orElseThrow().fields()).extracting(Field::component)
			.containsExactly("queue", "memberName");
	}

	@Test
	void addsImpliedFamiliesWithoutTheirParents() throws IOException {
		Catalogue catalogue = read(new SmallCatalogue());
		assertThat(catalogue.event("Hangup").orElseThrow().families()).containsExactly("ChannelEvent");
		assertThat(catalogue.event("Queue").orElseThrow().families()).containsExactly("QueueEvent", "RowEvent");
		assertThat(catalogue.event("Member").orElseThrow().families()).containsExactly("MemberEvent", "RowEvent");
		assertThat(catalogue.event("Types").orElseThrow().families()).isEmpty();
	}

	@Test
	void rejectsMisplacedNumberPlaceholders() {
		rejects("groups.json", "Unit({n})/Number", "Unit/Number",
				"groups.json: group unit, field Unit/Number: headers of indexed groups");
		rejects("groups.json", "\"header\": \"Queue\"", "\"header\": \"Queue{n}\"",
				"groups.json: group member, field Queue{n}: headers of indexed groups");
	}

	@Test
	void rejectsFollowingHeadersInWrongPosition() {
		rejects("events.json", "\"following\": \"Cause\"", "\"following\": \"Cause-txt\"",
				"the field before it is not the header \"Cause-txt\"");
	}

	@Test
	void rejectsReservedJsonPropertyNames() {
		rejects("events.json", "\"component\": \"causeText\"", "\"component\": \"headers\"",
				"the component \"headers\" occurs twice, or is a method of the parent");
	}

	@Test
	void rejectsInvalidJson() {
		rejects("events.json", "{", "[", "events.json: this is not valid JSON");
	}

	@Test
	void rejectsDuplicateKeys() {
		rejects("events.json", "\"name\": \"Hangup\"", "\"name\": \"Hangup\", \"name\": \"Hangup\"", "events.json",
				"Duplicate");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', delimiter = '|',
			textBlock = """
					"doc": "a channel ended"                     | "dok": "a channel ended"                       | event Hangup                            | "doc" is missing
					"privilege": ["call"]                        | "privileges": ["call"]                         | event Hangup                            | "privileges" is unknown
					"type": "int", "enum"                        | "typ": "int", "enum"                           | event Hangup, field Cause               | "type" is missing
					"type": "int", "enum"                        | "type": "integer", "enum"                      | event Hangup, field Cause               | no type "integer"
					"type": "int", "enum"                        | "type": "string", "enum"                       | event Hangup, field Cause               | only an int
					"values": ["a", "b"], "open": true           | "enum": "cause"                                | event Types, field Word                 | the enum "cause" is for numbers
					"enum": "cause"                              | "enum": "causes"                               | event Hangup, field Cause               | no enum "causes"
					"snapshot": "channel"                        | "snapshot": "chanel"                           | event Hangup, field chanel              | no snapshot "chanel"
					"snapshot": "channel"                        | "snapshot": "member"                           | event Hangup, field member              | no snapshot "member"
					"block": "member"                            | "block": "members"                             | event Member, field members             | no block "members"
					"component": "causeText"                     | "component": "cause-text"                      | event Hangup, field Cause-txt           | not a valid name of a Java method
					"component": "causeText"                     | "component": "class"                           | event Hangup, field Cause-txt           | not a valid name of a Java method
					"component": "causeText"                     | "component": "hashCode"                        | event Hangup, field Cause-txt           | method of every record
					"component": "causeText"                     | "component": "message"                         | event Hangup, field Cause-txt           | method of the parent
					"component": "causeText"                     | "component": "eventName"                       | event Hangup, field Cause-txt           | method of the parent
					"component": "causeText"                     | "component": "cause"                           | event Hangup, field Cause-txt           | occurs twice
					"component": "causeText"                     | "component": "causeCode"                       | event Hangup, field Cause-txt           | occurs twice
					"component": "causeText"                     | "component": "channel"                         | event Hangup, field Cause-txt           | occurs twice
					"header": "Cause-txt"                        | "header": "callerIDNUM"                        | event Hangup, field callerIDNUM         | header "callerIDNUM" occurs twice
					"header": "Cause-txt", "type"                | "type"                                         | event Hangup, field causeText           | "header" is missing
					"javaName": "TypesEvent"                     | "javaName": "HangupEvent"                      | event Types                             | used by events.json: event Hangup
					"javaName": "TypesEvent"                     | "javaName": "typesEvent"                       | event Types                             | not a valid name of a Java class
					"javaName": "TypesEvent"                     | "javaName": "ChannelSnapshot"                  | event Types                             | used by groups.json: group channel
					"OldTypes"                                   | "Hangup"                                       | event Types                             | already used by another event
					"values": ["a", "b"], "open": true           | "open": 1                                      | event Types, field Word                 | "open" can only be true
					"values": ["a", "b"], "open": true           | "optional": false                              | event Types, field Word                 | "optional" can only be true
					"component": "text"                          | "component": "text", "values": ["a"]           | event Types, field Text                 | only a word can have
					"component": "number"                        | "component": "number", "unit": "seconds"       | event Types, field Int                  | "unit" is unknown
					"component": "number"                        | "component": "number", "nullWord": "x"         | event Types, field Int                  | only text
					"component": "number"                        | "component": "number", "repeated": true        | event Types, field Int                  | only a string can be repeated
					"unit": "clock"                              | "unit": "hours"                                | event Types, field Clock                | no unit "hours"
					"format": "localDateTime"                    | "format": "iso"                                | event Types, field Local                | no format "iso"
					"separator": ","                             | "separator": ", "                              | event Types, field List                 | not one character
					"majors": ["20", "22", "23"]                 | "majors": ["22", "20"]                         | event Types, field Password             | in ascending order
					"families": ["MemberEvent"]                  | "families": ["MembersEvent"]                   | event Member                            | no family "MembersEvent"
					"doc": "a queue", "role"                     | "doc": "a queue", "families": ["MemberEvent"], "role" | event Queue                      | has no component "memberName"
					"role": "completion"                         | "role": "end"                                  | event RowsComplete                      | no role "end"
					"replacedBy": ["Hangup"]                     | "replacedBy": ["Hang"]                         | event Outcome                           | no event "Hang"
					""")
	void rejectsInvalidEvents(String text, String replacement, String where, String problem) {
		rejects("events.json", text, replacement, "events.json: " + where + ": ", problem);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', delimiter = '|',
			textBlock = """
					"kind": "block"                    | "kind": "blocks"                         | group member            | no kind "blocks"
					"javaName": "ChannelSnapshot", "doc" | "doc"                                  | group channel           | "javaName" is missing
					"name": "member", "kind"           | "name": "channel", "kind"                | group channel           | the name occurs twice
					"component": "callerIdNum"         | "component": "name"                      | group channel, field CallerIDNum | occurs twice
					"code": 17                         | "code": 16                               | enum cause, constant BUSY | its code occurs twice
					"code": 17                         | "code": "17"                             | enum cause, constant BUSY | must be an integer
					"name": "BUSY"                     | "name": "USER BUSY"                      | enum cause, constant USER BUSY | not valid in Java
					"parents": ["QueueEvent"]          | "parents": ["QueuesEvent"]               | family MemberEvent      | no family "QueuesEvent"
					"javaName": "MemberEvent"          | "javaName": "Cause"                      | family Cause            | used by groups.json: enum cause
					"doc": "about a queue"             | "dokument": "about a queue"              | family QueueEvent       | "doc" is missing
					""")
	void rejectsInvalidGroups(String text, String replacement, String where, String problem) {
		rejects("groups.json", text, replacement, "groups.json: " + where + ": ", problem);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', delimiter = '|',
			textBlock = """
					"privilege": ["originate"]               | "privilege": "originate"                      | action Call                       | is not a list
					"header": "Channel", "component"         | "header": "Channel", "name": "x", "component" | action Call, parameter Channel    | "name" is unknown
					"component": "context"                   | "component": "channel"                        | action Call, parameter Context    | occurs twice
					"component": "context"                   | "component": "headers"                        | action Call, parameter Context    | method of the parent
					"header": "Context"                      | "header": "Channel"                           | action Call, parameter Channel    | occurs twice
					"component": "soft", "type": "boolean"   | "component": "soft", "type": "string"         | action Call, parameter Soft       | is unknown
					"values": ["no", "Channel1", "Both"]     | "open": true                                  | action Call, parameter Tone       | a word requires "values"
					"unit": "milliseconds"                   | "unit": "clock"                               | action Call, parameter Timeout    | no action accepts a duration
					"type": "map"                            | "type": "map", "required": true               | action Call, parameter Variable   | cannot be required
					["Context", "Priority"]}                 | ["Contex", "Priority"]}                       | action Call, method extension     | no parameter "Contex"
					"parameters": ["Async=false"]            | "parameters": ["Asynch=false"]                | action Call, method synchronous   | no parameter "Asynch"
					["Application"]]                         | ["App"]]                                      | action Call, oneOf                | no parameter "App"
					"unless": "Async=true"                   | "unless": "Async"                             | action Call, responseDelay          | not a header with a value
					"unless": "Async=true", "header": "Timeout" | "header": "Count"                          | action Call, responseDelay          | not a duration
					"type": "callerId"                       | "type": "callerid"                            | action Call, parameter CallerID   | no type "callerid"
					"Step-{nnn}=Put", "Text({n})"            | "Step-{nnn}=Put"                              | action Edit, parameter Text({n})  | must be set by a method
					"Step-{nnn}=Drop"                        | "Step-{nnn}=Drop", "Timeout"                  | action Edit, method drop          | cannot set other headers
					"kind": "simple"                         | "kind": "simple", "absent": ["No"]            | action Call, response              | "absent" is unknown
					"absent": ["No rows"                     | "absent": ["* row * found"                    | action Empty, response             | not a valid server message
					"action": "End"                          | "action": "Call2"                             | action Call, outcome, undo        | no action "Call2"
					"id": "Id"                               | "id": "Ids"                                   | action Call, outcome, undo        | no parameter "Ids"
					"event": "Outcome"                       | "event": "Outcom"                             | action Call, outcome              | no event "Outcom"
					"kind": "simple"                         | "kind": "single"                              | action Call, response              | no kind of response "single"
					"kind": "simple"                         | "kind": "simple", "fields": []                | action Call, response              | "fields" is unknown
					"entries": ["Queue", "Member"]           | "entries": []                                 | action Rows, response              | "entries" is empty
					"entries": ["Queue", "Member"]           | "entries": ["Queues"]                         | action Rows, response              | no event "Queues"
					"entries": ["Queue"]                     | "entries": ["Queues"]                         | action Empty, response             | no event "Queues"
					"completion": "RowsComplete"             | "completion": "RowsEnd"                       | action Rows, response              | no event "RowsEnd"
					"component": "value"                     | "component": "serverMessage"                         | action Ask, response, field Value   | method of the parent
					"javaName": "AskResponse"                | "javaName": "AskAction"                       | action Ask, response                | used by actions.json: action Ask
					"component": "first", "type": "string"}  | "component": "first", "type": "string", "required": true}, {"header": "X", "component": "x", "type": "int", "required": true} | action Run, method named | does not set the required header "X"
					""")
	void rejectsInvalidActions(String text, String replacement, String where, String problem) {
		rejects("actions.json", text, replacement, "actions.json: " + where + ": ", problem);
	}

	private void rejects(String file, String text, String replacement, String... messageParts) {
		assertThatExceptionOfType(CatalogueException.class)
			.isThrownBy(() -> read(new SmallCatalogue().with(file, text, replacement)))
			.withMessageEndingWith(".")
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(messageParts));
	}

	private Catalogue read(SmallCatalogue catalogue) throws IOException {
		return new CatalogueReader(catalogue.writeTo(this.directory)).read();
	}

}
