/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.protocol;

import java.util.HashMap;
import java.util.Map;

/**
 * The classes of Asterisk events, for raised events without a Privilege header.
 */
public final class EventCatalogue {

	private static final Map<String, Privileges> CLASSES = new HashMap<>();

	static {
		add("Alarm AlarmClear ContactStatus DNDState DeadlockStart FullyBooted Load LogChannel MobileStatus "
				+ "PJSIPMaintenanceStatus PeerStatus Registry Reload Shutdown SpanAlarm SpanAlarmClear Unload",
				EventClass.SYSTEM);
		add("AgentCalled AgentComplete AgentConnect AgentDump AgentLogin AgentLogoff AgentRingNoAnswer "
				+ "QueueCallerAbandon QueueCallerJoin QueueCallerLeave QueueMemberAdded QueueMemberPause "
				+ "QueueMemberPenalty QueueMemberRemoved QueueMemberRinginuse QueueMemberStatus", EventClass.AGENT);
		add("AttendedTransfer BlindTransfer BridgeCreate BridgeDestroy BridgeEnter BridgeLeave BridgeMerge "
				+ "BridgeVideoSourceUpdate CEL ChanSpyStart ChanSpyStop ChannelTalkingStart ChannelTalkingStop "
				+ "ConfbridgeEnd ConfbridgeJoin ConfbridgeLeave ConfbridgeMute ConfbridgeRecord ConfbridgeStart "
				+ "ConfbridgeStopRecord ConfbridgeTalking ConfbridgeUnmute DAHDIChannel DeviceStateChange DialBegin "
				+ "DialEnd DialState ExtensionStatus FAXStatus Flash Hangup HangupRequest Hold LocalBridge "
				+ "LocalOptimizationBegin LocalOptimizationEnd MCID MeetmeEnd MeetmeJoin MeetmeLeave MeetmeMute "
				+ "MeetmeTalkRequest MeetmeTalking MessageWaiting MiniVoiceMail MixMonitorMute MixMonitorStart "
				+ "MixMonitorStop MonitorStart MonitorStop MusicOnHoldStart MusicOnHoldStop NewAccountCode "
				+ "NewCallerid NewConnectedLine Newchannel Newstate OriginateResponse ParkedCall ParkedCallGiveUp "
				+ "ParkedCallSwap ParkedCallTimeOut Pickup PresenceStateChange PresenceStatus ReceiveFAX Rename "
				+ "SIPQualifyPeerDone SendFAX SessionTimeout SoftHangupRequest UnParkedCall Unhold Wink",
				EventClass.CALL);
		add("AuthMethodNotAllowed ChallengeResponseFailed ChallengeSent FailedACL InvalidAccountID InvalidPassword "
				+ "InvalidTransport LoadAverageLimit MemoryLimit RequestBadFormat RequestNotAllowed "
				+ "RequestNotSupported SessionLimit SuccessfulAuth UnexpectedAddress", EventClass.SECURITY);
		add("CCAvailable CCCallerRecalling CCCallerStartMonitoring CCCallerStopMonitoring CCFailure CCMonitorFailed "
				+ "CCOfferTimerStart CCRecallComplete CCRequestAcknowledged CCRequested", EventClass.CC);
		add("AGIExecEnd AGIExecStart AsyncAGIEnd AsyncAGIExec AsyncAGIStart", EventClass.AGI);
		add("AOC-D AOC-E AOC-S", EventClass.AOC);
		add("Cdr", EventClass.CDR);
		add("DTMFBegin DTMFEnd", EventClass.DTMF);
		add("HangupHandlerPop HangupHandlerPush HangupHandlerRun Newexten VarSet", EventClass.DIALPLAN);
		add("JabberStatus UserEvent", EventClass.USER);
		add("RTCPReceived RTCPSent TestEvent", EventClass.REPORTING);
		add("VoicemailPasswordChange", EventClass.SYSTEM, EventClass.USER);
	}

	private EventCatalogue() {
	}

	private static void add(String names, EventClass... classes) {
		for (String name : names.split(" ")) {
			CLASSES.put(name, Privileges.of(classes));
		}
	}

	/**
	 * Returns the classes of an event.
	 * @param name the name of the event, which is case-sensitive
	 * @return the classes, none for an unknown event
	 */
	public static Privileges classesOf(String name) {
		return CLASSES.getOrDefault(name, Privileges.NONE);
	}

}
