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
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;
import io.github.amispring.simulator.session.SessionHost;

/**
 * CoreSettings, CoreStatus, CoreShowChannels, DeviceStateList and ExtensionStateList.
 */
final class CoreHandlers {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

	private final SessionHost host;

	private final Supplier<Pbx> pbx;

	CoreHandlers(SessionHost host, Supplier<Pbx> pbx) {
		this.host = host;
		this.pbx = pbx;
	}

	void settings(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		response.response("Success", "AMIversion", pbx.version().amiVersion(), "AsteriskVersion",
				pbx.version().toString(), "SystemName", "", "CoreMaxCalls", "0", "CoreMaxLoadAvg", "0.000000",
				"CoreRunUser", "", "CoreRunGroup", "", "CoreMaxFilehandles", "0", "CoreRealTimeEnabled", "No",
				"CoreCDRenabled", "Yes", "CoreHTTPenabled", this.host.hasHttp() ? "Yes" : "No", "SoundsSearchCustomDir",
				"No");
	}

	void status(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			Instant started = pbx.started();
			response.response("Success", "CoreStartupDate", DATE.format(started), "CoreStartupTime",
					TIME.format(started), "CoreReloadDate", DATE.format(started), "CoreReloadTime",
					TIME.format(started), "CoreCurrentCalls", Integer.toString(calls(pbx)), "CoreProcessedCalls",
					Integer.toString(pbx.processedCalls()));
		});
	}

	/** Returns the number of calls, which is the number of linked ids. */
	static int calls(Pbx pbx) {
		return (int) pbx.channels().stream().map(PbxChannel::linkedId).distinct().count();
	}

	void showChannels(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			response.list("Channels will follow");
			List<PbxChannel> channels = pbx.channels();
			for (PbxChannel channel : channels) {
				EventWriter entry = Snapshots.channel(response.begin("CoreShowChannel"), "", channel);
				response.entry(entry.add("Application", channel.application())
					.add("ApplicationData", channel.data())
					.add("Duration", clock(channel.age(pbx.now())))
					.add("BridgeId", channel.bridgeId()));
			}
			response.complete("CoreShowChannelsComplete");
		});
	}

	private static String clock(Duration age) {
		return String.format(Locale.ROOT, "%02d:%02d:%02d", age.toHours(), age.toMinutesPart(), age.toSecondsPart());
	}

	void deviceStates(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			response.list("Device State Changes will follow");
			pbx.deviceStates()
				.forEach((device, state) -> response
					.entry(response.begin("DeviceStateChange").add("Device", device).add("State", state)));
			response.complete("DeviceStateListComplete");
		});
	}

	void extensionStates(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			response.list("Extension Statuses will follow");
			pbx.hints()
				.all()
				.keySet()
				.forEach((exten) -> response.entry(pbx.hints().write(response.begin("ExtensionStatus"), exten)));
			response.complete("ExtensionStateListComplete");
		});
	}

}
