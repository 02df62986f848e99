/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small catalogue that covers all features, as files that a test can change.
 */
public final class SmallCatalogue {

	private static final String GROUPS = """
			{
			  "enums": [
			    {"name": "cause", "javaName": "Cause", "doc": "why it ended", "constants": [
			      {"code": 16, "name": "NORMAL", "doc": "as usual"},
			      {"code": 17, "name": "BUSY", "doc": "it was busy"}
			    ]}
			  ],
			  "groups": [
			    {"name": "channel", "kind": "snapshot", "javaName": "ChannelSnapshot", "doc": "a channel", "fields": [
			      {"header": "Channel", "type": "string", "component": "name", "doc": "its name", "nullWord": "none"},
			      {"header": "CallerIDNum", "type": "string", "component": "callerIdNum", "nullWord": "<unknown>"},
			      {"header": "CallerIDName", "type": "string", "component": "callerIdName", "nullWord": "<unknown>", "escaped": true},
			      {"header": "ChanVariable", "type": "map", "component": "variables", "optional": true, "escaped": true}
			    ]},
			    {"name": "member", "kind": "block", "doc": "a member", "fields": [
			      {"header": "Queue", "type": "string", "component": "queue"},
			      {"header": "MemberName", "otherSpellings": ["Name"], "type": "string", "component": "memberName"}
			    ]},
			    {"name": "unit", "kind": "indexed", "javaName": "ChargedUnit", "doc": "a unit", "fields": [
			      {"header": "Unit({n})/Number", "type": "int", "component": "number", "doc": "how many"},
			      {"header": "Unit({n})/Kind", "type": "string", "component": "kind", "optional": true}
			    ]}
			  ],
			  "families": [
			    {"javaName": "ChannelEvent", "doc": "about a channel", "implied": true, "components": [
			      {"snapshot": "channel", "component": "channel"}
			    ]},
			    {"javaName": "QueueEvent", "doc": "about a queue", "implied": true, "components": [
			      {"component": "queue", "type": "string", "doc": "the queue"}
			    ]},
			    {"javaName": "RowEvent", "doc": "a row", "rows": true},
			    {"javaName": "MemberEvent", "doc": "about a member of a queue", "parents": ["QueueEvent"], "components": [
			      {"component": "memberName", "type": "string"}
			    ]}
			  ]
			}
			""";

	private static final String EVENTS = """
			{
			  "events": [
			    {"name": "Hangup", "javaName": "HangupEvent", "doc": "a channel ended", "privilege": ["call"], "fields": [
			      {"snapshot": "channel", "component": "channel"},
			      {"snapshot": "channel", "prefix": "Dest", "component": "destChannel", "optional": true},
			      {"header": "Cause", "type": "int", "enum": "cause", "component": "cause", "doc": "why <it> ended"},
			      {"following": "Cause", "component": "others", "doc": "the other headers"},
			      {"header": "Cause-txt", "type": "string", "component": "causeText"},
			      {"indexed": "unit", "component": "units", "doc": "the costs"}
			    ]},
			    {"name": "Types", "javaName": "TypesEvent", "doc": "one of each type", "aliases": ["OldTypes"], "notes": ["a $note with `code`"], "fields": [
			      {"header": "Text", "type": "string", "component": "text"},
			      {"header": "Word", "type": "word", "component": "word", "values": ["a", "b"], "open": true},
			      {"header": "Int", "type": "int", "component": "number"},
			      {"header": "Long", "type": "long", "component": "wholeNumber"},
			      {"header": "Double", "type": "double", "component": "decimal"},
			      {"header": "Boolean", "type": "boolean", "component": "yes"},
			      {"header": "Seconds", "type": "duration", "unit": "seconds", "component": "seconds"},
			      {"header": "Millis", "type": "duration", "unit": "milliseconds", "component": "millis"},
			      {"header": "Micros", "type": "duration", "unit": "microseconds", "component": "micros"},
			      {"header": "Clock", "type": "duration", "unit": "clock", "component": "clock"},
			      {"header": "Epoch", "type": "timestamp", "format": "epochSeconds", "component": "epoch"},
			      {"header": "Local", "type": "timestamp", "format": "localDateTime", "component": "local"},
			      {"header": "Offset", "type": "timestamp", "format": "offsetDateTime", "component": "offset"},
			      {"header": "List", "type": "list", "separator": ",", "component": "list"},
			      {"header": "Again", "type": "string", "repeated": true, "component": "again"},
			      {"header": "Percent", "type": "string", "percentEncoded": true, "component": "percent"},
			      {"header": "Password", "type": "string", "component": "password", "sensitive": true, "majors": ["20", "22", "23"], "since22": "22.7.0"}
			    ]},
			    {"name": "Member", "javaName": "MemberRowEvent", "families": ["MemberEvent"], "doc": "a member", "role": "entry", "actions": ["Rows"], "unsolicited": false, "fields": [
			      {"block": "member"}
			    ]},
			    {"name": "Queue", "javaName": "QueueRowEvent", "doc": "a queue", "role": "entry", "actions": ["Rows"], "unsolicited": false, "fields": [
			      {"header": "Queue", "type": "string", "component": "queue"}
			    ]},
			    {"name": "RowsComplete", "javaName": "RowsCompleteEvent", "doc": "the end", "role": "completion", "actions": ["Rows"], "unsolicited": false, "fields": []},
			    {"name": "Outcome", "javaName": "OutcomeEvent", "doc": "how it went", "until": "11", "replacedBy": ["Hangup"], "fields": []}
			  ]
			}
			""";

	private static final String ACTIONS = """
			{
			  "actions": [
			    {"name": "Call", "javaName": "CallAction", "doc": "places a call", "privilege": ["originate"], "notes": ["slow"],
			     "parameters": [
			       {"header": "Channel", "component": "channel", "type": "string", "required": true},
			       {"header": "Context", "component": "context", "type": "string"},
			       {"header": "Priority", "component": "priority", "type": "priority"},
			       {"header": "Application", "component": "application", "type": "string"},
			       {"header": "Timeout", "component": "timeout", "type": "duration", "unit": "milliseconds", "default": "30 seconds"},
			       {"header": "Wait", "component": "waitTime", "type": "duration", "unit": "seconds"},
			       {"header": "Count", "component": "count", "type": "long"},
			       {"header": "Gain", "component": "gain", "type": "double"},
			       {"header": "Cause", "component": "cause", "type": "int", "enum": "cause"},
			       {"header": "Soft", "component": "soft", "type": "boolean", "true": "yes", "false": "no"},
			       {"header": "Tone", "component": "tone", "type": "word", "values": ["no", "Channel1", "Both"]},
			       {"header": "Codecs", "component": "codecs", "type": "list", "separator": ","},
			       {"header": "Variable", "component": "variable", "type": "map"},
			       {"header": "*", "component": "others", "type": "anyHeader"},
			       {"header": "Async", "component": "async", "type": "boolean", "initially": "true"},
			       {"header": "Operation", "component": "operation", "type": "word", "values": ["Add"], "required": true},
			       {"header": "CallerID", "component": "callerId", "type": "callerId"},
			       {"header": "Id", "component": "id", "type": "string"}
			     ],
			     "methods": [
			       {"name": "extension", "doc": "sets the extension", "parameters": ["Context", "Priority"]},
			       {"name": "synchronous", "doc": "waits", "parameters": ["Async=false"]}
			     ],
			     "oneOf": [["Context", "Priority"], ["Application"]],
			     "responseDelay": {"unless": "Async=true", "header": "Timeout", "milliseconds": 30000},
			     "outcome": {"event": "Outcome", "method": "awaitingOutcome", "constant": "Async=true",
			       "undo": {"method": "endingOnCancel", "doc": "ends it", "action": "End", "id": "Id"}},
			     "response": {"kind": "simple"}},
			    {"name": "End", "javaName": "EndAction", "doc": "ends a call", "parameters": [
			       {"header": "Call", "component": "id", "type": "string", "required": true}
			     ], "response": {"kind": "simple"}},
			    {"name": "Rows", "javaName": "RowsAction", "doc": "lists", "parameters": [],
			     "response": {"kind": "list", "entries": ["Queue", "Member"], "completion": "RowsComplete"}},
			    {"name": "Mixed", "javaName": "MixedAction", "doc": "lists", "parameters": [],
			     "response": {"kind": "listIfAnnounced", "entries": ["Hangup", "Member"], "completion": "RowsComplete"}},
			    {"name": "Ask", "javaName": "AskAction", "doc": "asks", "parameters": [],
			     "response": {"kind": "fields", "javaName": "AskResponse", "doc": "the response", "fields": [
			       {"header": "Value", "type": "int", "component": "value"}
			     ]}},
			    {"name": "Edit", "javaName": "EditAction", "doc": "edits", "parameters": [
			       {"header": "Step-{nnn}", "component": "step", "type": "word", "values": ["Put", "Drop"]},
			       {"header": "Item", "component": "item", "type": "int"},
			       {"header": "Kind", "component": "kind", "type": "string"},
			       {"header": "Text({n})", "component": "text", "type": "string"},
			       {"header": "Timeout", "component": "timeout", "type": "duration", "unit": "seconds", "required": true}
			     ],
			     "methods": [
			       {"name": "put", "doc": "puts a text", "parameters": ["Step-{nnn}=Put", "Text({n})"]},
			       {"name": "item", "doc": "adds an item", "parameters": ["Item", "Kind=x"], "repeated": true},
			       {"name": "drop", "doc": "drops one", "parameters": ["Step-{nnn}=Drop"]}
			     ],
			     "responseDelay": {"header": "Timeout", "milliseconds": 0},
			     "response": {"kind": "handWritten", "javaName": "ListCommandsResponse"}},
			    {"name": "Empty", "javaName": "EmptyAction", "doc": "lists", "parameters": [],
			     "response": {"kind": "unmarkedList", "entries": ["Queue"], "completion": "RowsComplete", "absent": ["No rows", "No row * found"]}},
			    {"name": "Find", "javaName": "FindAction", "doc": "finds", "parameters": [],
			     "response": {"kind": "entry", "entries": ["Member"], "completion": "RowsComplete", "absent": ["Not found"]}},
			    {"name": "Look", "javaName": "LookAction", "doc": "looks", "parameters": [],
			     "response": {"kind": "event", "entries": ["Hangup"], "absent": ["Not found"]}},
			    {"name": "One", "javaName": "OneAction", "doc": "asks", "parameters": [
			      {"header": "Name", "component": "first", "type": "string", "required": true},
			      {"header": "Words", "component": "words", "type": "list", "separator": ",", "required": true}
			    ], "response": {"kind": "event", "entries": ["Hangup"]}},
			    {"name": "Run", "javaName": "RunAction", "doc": "runs", "majors": ["22", "23"], "parameters": [
			      {"header": "Name", "component": "first", "type": "string"},
			      {"header": "Mode", "component": "mode", "type": "word", "values": ["x", "y"], "open": true}
			    ],
			     "factories": [{"name": "named", "doc": "runs it", "parameters": ["Name", "Mode=x"]}],
			     "response": {"kind": "output"}}
			  ]
			}
			""";

	private final Map<String, String> files = new TreeMap<>(
			Map.of("groups.json", GROUPS, "events.json", EVENTS, "actions.json", ACTIONS));

	/**
	 * Replaces text in one file.
	 * @param file the file's name
	 * @param text the text to replace; its first occurrence is replaced
	 * @param replacement the new text
	 * @return this catalogue
	 */
	public SmallCatalogue with(String file, String text, String replacement) {
		String before = this.files.get(file);
		int at = before.indexOf(text);
		if (at < 0) {
			throw new IllegalArgumentException(file + " has no " + text);
		}
		this.files.put(file, before.substring(0, at) + replacement + before.substring(at + text.length()));
		return this;
	}

	/**
	 * Writes the files.
	 * @param directory the directory to write to
	 * @return the directory
	 * @throws IOException if a file cannot be written
	 */
	public Path writeTo(Path directory) throws IOException {
		for (Map.Entry<String, String> file : this.files.entrySet()) {
			Files.createDirectories(directory);
			Files.writeString(directory.resolve(file.getKey()), file.getValue());
		}
		return directory;
	}

}
