/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Why types of events do not come from the Asterisk under test, and which.
 */
enum NotRaised {

	OLD("gone by Asterisk 12", "AGIExec", "Agentcallbacklogin", "Agentcallbacklogoff", "Agentlogin", "Agentlogoff",
			"AsyncAGI", "Bridge", "BridgeAction", "BridgeExec", "ChannelReload", "ChannelUpdate", "DTMF", "Dial",
			"FaxReceived", "FaxSent", "JabberEvent", "JitterBufStats", "Join", "Leave", "Link", "Masquerade",
			"ModuleLoadReport", "MusicOnHold", "NewPeerAccount", "Newcallerid", "PRIEvent", "QueueMemberPaused",
			"RTPReceiverStat", "RTPSenderStat", "Transfer", "Unlink"),

	DAHDI("telephony cards and the kernel modules of DAHDI, without which MeetMe has no clock", "Alarm", "AlarmClear",
			"DAHDIChannel", "DAHDIShowChannels", "DAHDIShowChannelsComplete", "DAHDIShowStatus",
			"DAHDIShowStatusComplete", "DNDState", "MeetmeEnd", "MeetmeJoin", "MeetmeLeave", "MeetmeList",
			"MeetmeListComplete", "MeetmeListRooms", "MeetmeListRoomsComplete", "MeetmeMute", "MeetmeTalkRequest",
			"MeetmeTalking", "SpanAlarm", "SpanAlarmClear"),

	ISDN("an ISDN line, on such a card", "AOC-D", "AOC-E", "AOC-S", "MCID", "PRIShowSpans", "PRIShowSpansComplete"),

	BLUETOOTH("a mobile phone", "MobileStatus"),

	BUILD("not in Debian's build", "DeadlockStart", "MWIGet", "MWIGetComplete", "Rename"),

	NOBODY("raised by no part of Asterisk", "AuthMethodNotAllowed", "LoadAverageLimit", "MemoryLimit",
			"OutboundSubscriptionDetail", "RTCPReceiver", "UnexpectedAddress"),

	NEVER_SENT("kept from all clients", "CloseSession"),

	LATER("not yet in 16", "CoreShowChannelMap", "CoreShowChannelMapComplete", "PJSIPMaintenanceStatus",
			"PJSIPMaintenanceStatusComplete", "VoicemailBoxDetail", "VoicemailBoxDetailComplete",
			"VoicemailPasswordChange") {

		@Override
		Collection<String> names(int version) {
			return (version == 16) ? super.names(version) : List.of();
		}

	},

	EARLIER("no longer in 22, as chan_sip, chan_skinny and Monitor are", "DevicelistComplete", "InvalidTransport",
			"LinelistComplete", "MonitorStart", "MonitorStop", "SIPQualifyPeerDone", "SIPpeerstatusComplete",
			"SessionTimeout") {

		@Override
		Collection<String> names(int version) {
			return (version == 22) ? super.names(version) : List.of();
		}

	},

	MERGED("entries of Skinny's lists, which run into each other and never end", "DeviceEntry", "LineEntry");

	private final String reason;

	private final List<String> names;

	NotRaised(String reason, String... names) {
		this.reason = reason;
		this.names = List.of(names);
	}

	/** The names of the types that this keeps away. */
	Collection<String> names(int version) {
		return this.names;
	}

	/** The names of all types that do not come. */
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
