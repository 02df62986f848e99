/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.time.Duration;

import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * ChanSpy: listens to a channel whose name begins with the argument, until the caller
 * hangs up or the channel ends.
 */
final class ChanSpyApplication extends Application {

	private static final Duration DELAY = Duration.ofMillis(100);

	private final Engine engine;

	private final Channels channels;

	private final String prefix;

	private @Nullable PbxChannel spied;

	ChanSpyApplication(Execution execution, Engine engine, Channels channels, String data) {
		super(execution, engine);
		this.engine = engine;
		this.channels = channels;
		this.prefix = data.split(",", 2)[0];
	}

	@Override
	protected void start() {
		later(DELAY, this::spy);
	}

	private void spy() {
		PbxChannel found = this.channels.all()
			.stream()
			.filter((each) -> each != channel() && each.name().startsWith(this.prefix) && each.isUp())
			.findFirst()
			.orElse(null);
		if (found == null) {
			next();
			return;
		}
		this.spied = found;
		EventWriter event = Snapshots.channel(EventWriter.event("ChanSpyStart", EventClass.CALL), "Spyer", channel());
		this.engine.publish(Snapshots.channel(event, "Spyee", found));
		found.callbacks().onHangup(this::spiedEnds);
	}

	private void spiedEnds() {
		if (!isOver()) {
			publishStop();
			this.engine.react(this::next);
		}
	}

	private void publishStop() {
		PbxChannel listened = this.spied;
		if (listened != null) {
			this.spied = null;
			EventWriter event = Snapshots.channel(EventWriter.event("ChanSpyStop", EventClass.CALL), "Spyer",
					channel());
			this.engine.publish(Snapshots.channel(event, "Spyee", listened));
		}
	}

	@Override
	protected void stop(boolean gone) {
		publishStop();
	}

}
