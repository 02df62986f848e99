/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.util.Map;

import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.LocalOptimizer;
import io.github.amispring.simulator.pbx.channel.PhoneUsers;
import io.github.amispring.simulator.pbx.dialplan.CalledPhones;
import io.github.amispring.simulator.pbx.dialplan.Dialplan;
import io.github.amispring.simulator.pbx.dialplan.Keypad;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.transfer.AttendedTransfers;
import io.github.amispring.simulator.pbx.transfer.BlindTransfers;

/**
 * The parts of the PBX that phones use.
 *
 * @param engine the engine of the PBX
 * @param channels the channels
 * @param endpoints the endpoints by device
 * @param dialplan the dialplan
 * @param users the users of the phones
 * @param called the phones that are called
 * @param calls starts calls
 * @param keypad the keys of the phones
 * @param optimizer removes Local channels
 * @param blindTransfers transfers without asking
 * @param attendedTransfers transfers of a phone that has two calls
 */
record PhoneServices(Engine engine, Channels channels, Map<String, Endpoint> endpoints, Dialplan dialplan,
		PhoneUsers users, CalledPhones called, IncomingCalls calls, Keypad keypad, LocalOptimizer optimizer,
		BlindTransfers blindTransfers, AttendedTransfers attendedTransfers) {
}
