/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The types of events that the Asterisk under test does not raise, with the reason.
 */
enum NotRaised {

	OLD("removed before Asterisk 12", "AGIExec", "Agentcallbacklogin", "Agentcallbacklogoff", "Agentlogin",
			"Agentlogoff", "AsyncAGI", "Bridge", "BridgeAction", "BridgeExec", "ChannelReload", "ChannelUpdate", "DTMF",
			"Dial", "FaxReceived", "FaxSent", "JabberEvent", "JitterBufStats", "Join", "Leave", "Link", "Masquerade",
			"ModuleLoadReport", "MusicOnHold", "NewPeerAccount", "Newcallerid", "PRIEvent", "QueueMemberPaused",
			"RTPReceiverStat", "RTPSenderStat", "Transfer", "Unlink"),

	DAHDI("requires telephony cards and the kernel modules of DAHDI, the timing source of MeetMe", "Alarm",
			"AlarmClear", "DAHDIChannel", "DAHDIShowChannels", "DAHDIShowChannelsComplete", "DAHDIShowStatus",
			"DAHDIShowStatusComplete", "DNDState", "MeetmeEnd", "MeetmeJoin", "MeetmeLeave", "MeetmeList",
			"MeetmeListComplete", "MeetmeListRooms", "MeetmeListRoomsComplete", "MeetmeMute", "MeetmeTalkRequest",
			"MeetmeTalking", "SpanAlarm", "SpanAlarmClear"),

	ISDN("requires an ISDN connection on a telephony card", "AOC-D", "AOC-E", "AOC-S", "MCID", "PRIShowSpans",
			"PRIShowSpansComplete"),

	BLUETOOTH("requires a mobile phone", "MobileStatus"),

	BUILD("not in the build of Debian", "DeadlockStart", "MWIGet", "MWIGetComplete", "Rename"),

	NO_SOURCE("not raised by any part of Asterisk", "AuthMethodNotAllowed", "LoadAverageLimit", "MemoryLimit",
			"OutboundSubscriptionDetail", "RTCPReceiver", "UnexpectedAddress"),

	NEVER_SENT("not sent to any client", "CloseSession"),

	LATER("not yet in 16", "CoreShowChannelMap", "CoreShowChannelMapComplete", "PJSIPMaintenanceStatus",
			"PJSIPMaintenanceStatusComplete", "VoicemailBoxDetail", "VoicemailBoxDetailComplete",
			"VoicemailPasswordChange") {

		@Override
		Collection<String> names(int version) {
			return (version == 16) ? super.names(version) : List.of();
		}

	},

	EARLIER("removed in 22 with chan_sip, chan_skinny and Monitor", "DevicelistComplete", "InvalidTransport",
			"LinelistComplete", "MonitorStart", "MonitorStop", "SIPQualifyPeerDone", "SIPpeerstatusComplete",
			"SessionTimeout") {

		@Override
		Collection<String> names(int version) {
			return (version == 22) ? super.names(version) : List.of();
		}

	},

	MERGED("entries of the lists of Skinny, which are not separated and have no end", "DeviceEntry", "LineEntry");

	private final String reason;

	private final List<String> names;

	NotRaised(String reason, String... names) {
		this.reason = reason;
		this.names = List.of(names);
	}

	/** Returns the names of the event types that are not raised for this reason. */
	Collection<String> names(int version) {
		return this.names;
	}

	/** Returns the names of all event types that are not raised. */
	static SortedSet<String> on(int version) {
		SortedSet<String> all = new TreeSet<>();
		for (NotRaised each : values()) {
			all.addAll(each.names(version));
		}
		return all;
	}

	@Override
	public String toString() {
		return this.reason;
	}

}
