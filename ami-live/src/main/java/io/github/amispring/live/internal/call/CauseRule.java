/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import org.jspecify.annotations.Nullable;

/**
 * The rule which cause a call has, because its channels may have different ones: that of
 * the party that ended the call, otherwise that of the caller. The SIP code is that of
 * the phone that did not accept the call.
 */
final class CauseRule {

	private CauseRule() {
	}

	static @Nullable Integer causeCode(Call call) {
		for (String id : call.enders) {
			Leg leg = call.party(id);
			if (leg != null && leg.causeCode() != null) {
				return leg.causeCode();
			}
		}
		if (call.caller != null && call.caller.causeCode() != null) {
			return call.caller.causeCode();
		}
		for (int i = call.parties.size() - 1; i >= 0; i--) {
			Integer cause = call.parties.get(i).causeCode();
			if (cause != null) {
				return cause;
			}
		}
		return null;
	}

	static @Nullable Integer sipCode(Call call) {
		if (call.answeredAt != null) {
			return null;
		}
		for (int i = call.attempts.size() - 1; i >= 0; i--) {
			Integer code = call.attempts.get(i).leg.sipCode();
			if (code != null) {
				return code;
			}
		}
		Leg caller = call.caller;
		if (caller == null || !call.attempts.isEmpty()) {
			return null;
		}
		// The first phone of an originate action refuses, or the PBX refuses the caller
		return call.originated ? caller.sipCode() : (call.enders.isEmpty() ? caller.sipCode : null);
	}

}
