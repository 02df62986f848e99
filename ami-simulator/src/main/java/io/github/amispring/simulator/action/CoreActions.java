/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.Channel;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.session.ActionReply;
import io.github.amispring.simulator.session.ActionRequest;

/**
 * CoreSettings, CoreStatus, CoreShowChannels and DeviceStateList.
 */
final class CoreActions {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

	private final Supplier<Pbx> pbx;

	CoreActions(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	void settings(ActionRequest request, ActionReply reply) {
		Pbx pbx = this.pbx.get();
		reply.response("Success", "AMIversion", pbx.version().amiVersion(), "AsteriskVersion", pbx.version().toString(),
				"SystemName", "", "CoreMaxCalls", "0", "CoreMaxLoadAvg", "0.000000", "CoreRunUser", "", "CoreRunGroup",
				"", "CoreMaxFilehandles", "0", "CoreRealTimeEnabled", "No", "CoreCDRenabled", "Yes", "CoreHTTPenabled",
				"No", "SoundsSearchCustomDir", "No");
	}

	void status(ActionRequest request, ActionReply reply) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			Instant started = pbx.started();
			reply.response("Success", "CoreStartupDate", DATE.format(started), "CoreStartupTime", TIME.format(started),
					"CoreReloadDate", DATE.format(started), "CoreReloadTime", TIME.format(started), "CoreCurrentCalls",
					Integer.toString(calls(pbx)), "CoreProcessedCalls", Integer.toString(pbx.processedCalls()));
			return null;
		});
	}

	/** Calls are counted by those who called, as many as there are linked ids. */
	static int calls(Pbx pbx) {
		return (int) pbx.channels().stream().map(Channel::linkedId).distinct().count();
	}

	void showChannels(ActionRequest request, ActionReply reply) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			reply.list("Channels will follow");
			List<Channel> channels = pbx.channels();
			for (Channel channel : channels) {
				EventWriter entry = Snapshots.channel(reply.begin("CoreShowChannel"), "", channel);
				reply.entry(entry.add("Application", channel.application())
					.add("ApplicationData", channel.data())
					.add("Duration", clock(channel.age(pbx.now())))
					.add("BridgeId", channel.bridgeId()));
			}
			reply.complete("CoreShowChannelsComplete");
			return null;
		});
	}

	private static String clock(Duration age) {
		return String.format(Locale.ROOT, "%02d:%02d:%02d", age.toHours(), age.toMinutesPart(), age.toSecondsPart());
	}

	void deviceStates(ActionRequest request, ActionReply reply) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			reply.list("Device State Changes will follow");
			pbx.deviceStates()
				.forEach((device, state) -> reply
					.entry(reply.begin("DeviceStateChange").add("Device", device).add("State", state)));
			reply.complete("DeviceStateListComplete");
			return null;
		});
	}

}
