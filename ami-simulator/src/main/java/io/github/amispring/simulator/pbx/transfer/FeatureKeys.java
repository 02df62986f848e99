/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.transfer;

import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;

import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.Feature;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.PhoneUsers;
import io.github.amispring.simulator.pbx.dialplan.Dialplan;
import io.github.amispring.simulator.pbx.dialplan.Keypad;
import io.github.amispring.simulator.pbx.parking.ParkingLot;
import io.github.amispring.simulator.pbx.parking.ParkingOptions;
import org.jspecify.annotations.Nullable;

/**
 * Transfers and parks calls when a party presses the keys of a feature.
 */
public final class FeatureKeys implements Keypad.KeyListener {

	private static final Duration BETWEEN_KEYS = Duration.ofSeconds(3);

	private final Map<PbxChannel, Input> inputs = new WeakHashMap<>();

	private final Engine engine;

	private final PhoneUsers users;

	private final Dialplan dialplan;

	private final Map<Feature, String> codes;

	private final BlindTransfers blindTransfers;

	private final Consultations consultations;

	private final ParkingLot parkingLot;

	/**
	 * Creates the features of a PBX.
	 * @param engine the engine of the PBX
	 * @param users the users of the phones
	 * @param dialplan the dialplan
	 * @param codes the keys
	 * @param blindTransfers transfers without asking
	 * @param consultations transfers after a consultation
	 * @param parkingLot parks calls
	 */
	public FeatureKeys(Engine engine, PhoneUsers users, Dialplan dialplan, FeatureCodes codes,
			BlindTransfers blindTransfers, Consultations consultations, ParkingLot parkingLot) {
		this.engine = engine;
		this.users = users;
		this.dialplan = dialplan;
		this.codes = codes.byFeature();
		this.blindTransfers = blindTransfers;
		this.consultations = consultations;
		this.parkingLot = parkingLot;
	}

	@Override
	public void pressed(PbxChannel channel, char key) {
		Input before = this.inputs.getOrDefault(channel, Input.EMPTY);
		Input input = before.with(key);
		this.inputs.put(channel, input);
		boolean complete = (input.feature() != null) ? dialed(channel, input.feature(), input.keys())
				: (channel.activity() instanceof Consultation) ? consulting(channel, input.keys())
						: requested(channel, input.keys());
		if (complete && input.equals(this.inputs.get(channel))) {
			this.inputs.remove(channel);
		}
		else {
			this.engine.after(BETWEEN_KEYS, () -> timeout(channel, input));
		}
	}

	private void timeout(PbxChannel channel, Input input) {
		if (input.equals(this.inputs.get(channel))) {
			this.inputs.remove(channel);
			if (input.feature() != null && !channel.isHungUp()) {
				this.users.unhold(channel);
			}
		}
	}

	/** Reacts to the keys of a feature. Returns whether the keys are complete. */
	private boolean requested(PbxChannel channel, String keys) {
		for (Feature feature : channel.features()) {
			if (keys.equals(this.codes.get(feature))) {
				if (feature == Feature.PARK) {
					this.parkingLot.parkPeer(channel, ParkingOptions.NONE);
					return true;
				}
				this.users.hold(channel);
				this.inputs.put(channel, new Input(feature, ""));
				return true;
			}
		}
		return channel.features().stream().map(this.codes::get).noneMatch((code) -> code.startsWith(keys));
	}

	/**
	 * Reacts to the digits of an extension. Returns whether the extension is complete.
	 */
	private boolean dialed(PbxChannel channel, Feature feature, String exten) {
		if (this.dialplan.isPrefix(exten)) {
			return false;
		}
		if (!this.dialplan.exists(exten, 1)) {
			this.users.unhold(channel);
		}
		else if (feature == Feature.BLIND_TRANSFER) {
			this.blindTransfers.transfer(channel, channel.context(), exten, false);
		}
		else {
			this.consultations.start(channel, channel.context(), exten);
		}
		return true;
	}

	private boolean consulting(PbxChannel channel, String keys) {
		switch (keys) {
			case FeatureCodes.ABORT -> this.consultations.cancel(channel);
			case FeatureCodes.COMPLETE -> this.consultations.complete(channel);
			case FeatureCodes.JOIN_ALL -> this.consultations.joinAll(channel);
			default -> {
				return !keys.equals("*");
			}
		}
		return true;
	}

	/**
	 * The keys that a party has pressed.
	 *
	 * @param feature the feature whose extension the party dials, {@code null} before the
	 * keys of a feature are complete
	 * @param keys the keys
	 */
	private record Input(@Nullable Feature feature, String keys) {

		static final Input EMPTY = new Input(null, "");

		Input with(char key) {
			return new Input(this.feature, this.keys + key);
		}

	}

}
