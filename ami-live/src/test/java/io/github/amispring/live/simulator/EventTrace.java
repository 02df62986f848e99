/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.amispring.message.AmiHeader;

/**
 * The events of a scenario in a form that does not depend on names, ids and times: the
 * words of each channel, bridge, device and queue, in order. A channel is called by its
 * device and a number, such as {@code PJSIP/2001#1}.
 */
final class EventTrace {

	/** Events without a fixed position, and events about the server instead of calls. */
	private static final Set<String> IGNORED = Set.of("CEL", "Cdr", "TestEvent", "UserEvent", "MessageWaiting",
			"FullyBooted", "DTMFBegin", "SuccessfulAuth", "LocalOptimizationEnd");

	/** Variables that tell how a part of a call has ended. */
	private static final Set<String> VARIABLES = Set.of("ABANDONED", "CONFBRIDGE_RESULT", "DIALSTATUS",
			"PLAYBACKSTATUS", "QUEUEPOSITION", "QUEUESTATUS", "VMSTATUS");

	private static final String CONTEXT = "@live|@default";

	/** The headers that a word contains, by event. */
	private static final Map<String, List<String>> HEADERS = Map.ofEntries(
			Map.entry("Newchannel", List.of("ChannelState", "Exten")),
			Map.entry("NewCallerid", List.of("CallerIDNum", "CallerIDName")),
			Map.entry("NewConnectedLine", List.of("ConnectedLineNum", "ConnectedLineName")),
			Map.entry("Newexten", List.of("Exten", "Priority", "Application")),
			Map.entry("Newstate", List.of("ChannelStateDesc")), Map.entry("DialBegin", List.of("DialString")),
			Map.entry("DialState", List.of("DialStatus")), Map.entry("DialEnd", List.of("DialStatus", "Forward")),
			Map.entry("BridgeEnter", List.of("ChannelStateDesc")),
			Map.entry("HangupRequest", List.of("Cause", "TechCause")), Map.entry("SoftHangupRequest", List.of("Cause")),
			Map.entry("Hangup", List.of("ChannelStateDesc", "Cause", "TechCause")),
			Map.entry("BlindTransfer", List.of("Result", "IsExternal", "Extension")),
			Map.entry("AttendedTransfer", List.of("Result", "IsExternal", "DestType", "DestApp")),
			Map.entry("LocalBridge", List.of("LocalOptimization")), Map.entry("DTMFEnd", List.of("Digit", "Direction")),
			Map.entry("ParkedCall", List.of("ParkerDialString", "Parkinglot", "ParkingSpace", "ParkingTimeout")),
			Map.entry("UnParkedCall", List.of("ParkerDialString", "Parkinglot", "ParkingSpace", "ParkingTimeout")),
			Map.entry("ParkedCallGiveUp", List.of("ParkerDialString", "Parkinglot", "ParkingSpace", "ParkingTimeout")),
			Map.entry("ParkedCallTimeOut", List.of("ParkerDialString", "Parkinglot", "ParkingSpace", "ParkingTimeout")),
			Map.entry("ConfbridgeJoin", List.of("Conference", "Admin", "Muted")),
			Map.entry("ConfbridgeLeave", List.of("Conference", "Admin")),
			Map.entry("ConfbridgeStart", List.of("Conference")), Map.entry("ConfbridgeEnd", List.of("Conference")),
			Map.entry("QueueCallerJoin", List.of("Queue", "Position", "Count")),
			Map.entry("QueueCallerLeave", List.of("Queue", "Position", "Count")),
			Map.entry("QueueCallerAbandon", List.of("Queue", "Position", "OriginalPosition", "HoldTime")),
			Map.entry("AgentCalled", List.of("Queue", "Interface", "MemberName")),
			Map.entry("AgentConnect", List.of("Queue", "Interface", "HoldTime", "RingTime")),
			Map.entry("AgentComplete", List.of("Queue", "Interface", "HoldTime", "TalkTime", "Reason")),
			Map.entry("AgentRingNoAnswer", List.of("Queue", "Interface")),
			Map.entry("QueueMemberStatus", List.of("Queue", "Interface", "Status")),
			Map.entry("DeviceStateChange", List.of("State")), Map.entry("ExtensionStatus", List.of("StatusText")),
			Map.entry("VarSet", List.of("Variable", "Value")),
			Map.entry("QueueMemberAdded", List.of("Queue", "Interface", "Status", "Paused")),
			Map.entry("QueueMemberRemoved", List.of("Queue", "Interface", "CallsTaken", "Status")),
			Map.entry("QueueMemberPause", List.of("Queue", "Interface", "Paused")),
			Map.entry("OriginateResponse", List.of("Response", "Reason")));

	private final Map<String, String> channels = new HashMap<>();

	private final Map<String, Integer> counts = new HashMap<>();

	private final Map<String, String> uniqueIds = new HashMap<>();

	private final Map<String, Set<Integer>> bridges = new HashMap<>();

	/** The halves of Local channels that were removed. */
	private final Set<String> optimized = new HashSet<>();

	/** The party that is being moved because a Local channel is removed. */
	private String moving = "";

	private String left = "";

	private final Map<String, Integer> numbers = new HashMap<>();

	private int bridgeCount;

	private final Map<String, List<String>> words = new LinkedHashMap<>();

	private EventTrace() {
	}

	/** Returns the words by subject. */
	static Map<String, List<String>> of(List<RawEvent> events) {
		EventTrace trace = new EventTrace();
		events.forEach(trace::add);
		Map<String, List<String>> sorted = new TreeMap<>();
		trace.words.forEach((subject, words) -> sorted.put(subject, Neighbours.sort(words)));
		return sorted;
	}

	private void add(RawEvent event) {
		nameAll(event);
		if (IGNORED.contains(event.name()) || isHiddenDevice(event) || isOtherVariable(event) || isOptimization(event)
				|| isParking(event)) {
			return;
		}
		boolean subject = false;
		for (AmiHeader header : event.headers()) {
			if (header.name().endsWith("Channel")) {
				String role = header.name().substring(0, header.name().length() - "Channel".length());
				subject = true;
				if (!isOmitted(event, header.value(), role)) {
					add(this.channels.getOrDefault(header.value(), header.value()), word(event, role));
				}
			}
		}
		if (!subject) {
			add(subject(event), word(event, ""));
		}
	}

	private String subject(RawEvent event) {
		if (!event.get("BridgeUniqueid").isEmpty()) {
			return "bridge " + number(event.get("BridgeUniqueid"));
		}
		if (event.name().equals("ExtensionStatus")) {
			return "hint " + event.get("Exten");
		}
		String member = event.get("Queue") + ' ' + event.get("Interface");
		return (event.get("Device").isEmpty() ? member : event.get("Device")).replaceAll(CONTEXT, "");
	}

	/**
	 * States that Asterisk remembers after a scenario, and those of internal channels.
	 */
	private static boolean isHiddenDevice(RawEvent event) {
		return event.get("Device").contains("_pause_") || event.get("Device").startsWith("CBAnn/");
	}

	/**
	 * Which party moves when a Local channel is removed, and which half is hung up first,
	 * differs between two runs. The two bridges have the same name afterwards.
	 */
	private boolean isOptimization(RawEvent event) {
		String channel = event.get("Channel");
		if (event.name().equals("LocalOptimizationBegin")) {
			this.moving = event.get("SourceChannel");
			this.optimized.add(event.get("LocalOneChannel"));
			this.optimized.add(event.get("LocalTwoChannel"));
			return false;
		}
		if (channel.isEmpty() || !channel.equals(this.moving) || !event.name().startsWith("Bridge")) {
			return false;
		}
		if (event.name().equals("BridgeLeave")) {
			this.left = event.get("BridgeUniqueid");
		}
		else {
			Set<Integer> both = new TreeSet<>(bridge(this.left));
			both.addAll(bridge(event.get("BridgeUniqueid")));
			this.bridges.replaceAll((id, numbers) -> numbers.stream().anyMatch(both::contains) ? both : numbers);
			this.moving = "";
		}
		return true;
	}

	/** The bridge of the parking lot is created once. */
	private boolean isParking(RawEvent event) {
		if (event.get("BridgeType").equals("parking")) {
			this.bridges.put(event.get("BridgeUniqueid"), Set.of(0));
			return event.name().equals("BridgeCreate");
		}
		return false;
	}

	private static boolean isOtherVariable(RawEvent event) {
		return event.name().equals("VarSet") && !VARIABLES.contains(event.get("Variable"));
	}

	private boolean isOmitted(RawEvent event, String channel, String role) {
		return switch (event.name()) {
			case "NewConnectedLine" -> event.get("ConnectedLineNum").equals("<unknown>");
			case "HangupRequest" -> this.optimized.contains(channel);
			case "LocalOptimizationBegin" -> role.equals("Source");
			case "AgentComplete" -> role.equals("Dest");
			// Inherited variables, which the simulator does not have, make this position
			// visible
			case "Newexten" -> event.get("Application").equals("AppQueue") && event.get("Extension").equals("s");
			default -> false;
		};
	}

	private void nameAll(RawEvent event) {
		for (AmiHeader header : event.headers()) {
			if (header.name().endsWith("Channel")) {
				nameChannel(header.value());
			}
		}
		if (!event.get("Channel").isEmpty() && !event.get("Uniqueid").isEmpty()) {
			this.uniqueIds.put(event.get("Uniqueid"), this.channels.get(event.get("Channel")));
		}
	}

	private void add(String subject, String word) {
		this.words.computeIfAbsent(subject, (key) -> new ArrayList<>()).add(word);
	}

	private void nameChannel(String name) {
		int dash = name.lastIndexOf('-');
		if (dash > 0 && !this.channels.containsKey(name)) {
			String half = (name.indexOf(';', dash) >= 0) ? name.substring(name.indexOf(';', dash)) : "";
			String device = name.substring(0, dash).replaceAll("@.*", "") + half;
			this.channels.put(name, device + "#" + this.counts.merge(device, 1, Integer::sum));
		}
	}

	/** Returns the numbers of a bridge, several after a Local channel was removed. */
	private Set<Integer> bridge(String uniqueId) {
		return this.bridges.computeIfAbsent(uniqueId, (id) -> Set.of(number(id)));
	}

	private int number(String uniqueId) {
		return this.numbers.computeIfAbsent(uniqueId, (id) -> ++this.bridgeCount);
	}

	private String word(RawEvent event, String role) {
		StringBuilder word = new StringBuilder(event.name());
		if (!role.isEmpty()) {
			word.append('.').append(role);
		}
		for (String header : HEADERS.getOrDefault(event.name(), List.of())) {
			String value = event.get(header);
			if (!value.isEmpty()) {
				word.append(' ').append(value.replaceAll(CONTEXT, ""));
			}
		}
		boolean optimizedHalf = this.optimized.contains(event.get("Channel"));
		if (event.name().equals("BridgeEnter") || (event.name().equals("BridgeLeave") && !optimizedHalf)) {
			word.append(" bridge").append(bridge(event.get("BridgeUniqueid")));
		}
		if (List.of("BridgeEnter", "Newchannel", "Hangup").contains(event.name())) {
			String linked = event.get("Linkedid");
			word.append(" of ").append(this.uniqueIds.getOrDefault(linked, linked));
		}
		if (!event.get("SwapUniqueid").isEmpty()) {
			word.append(" for ").append(this.uniqueIds.get(event.get("SwapUniqueid")));
		}
		if (!event.get("DestBridgeUniqueid").isEmpty()) {
			word.append(" to bridge").append(bridge(event.get("DestBridgeUniqueid")));
		}
		return word.toString();
	}

}
