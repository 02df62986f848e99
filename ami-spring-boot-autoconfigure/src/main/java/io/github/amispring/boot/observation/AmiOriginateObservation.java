/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * Documents the observation of originated calls.
 */
public enum AmiOriginateObservation implements ObservationDocumentation {

	/**
	 * An originated call whose outcome is awaited, from the time at which the action is
	 * sent until the call is answered or fails.
	 */
	ORIGINATE {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return AmiOriginateObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeys.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeys.values();
		}

		@Override
		public String getPrefix() {
			return "";
		}

	};

	/**
	 * Low-cardinality keys, for metrics and traces.
	 */
	public enum LowCardinalityKeys implements KeyName {

		/**
		 * The client's name.
		 */
		SERVER {

			@Override
			public String asString() {
				return "server";
			}

		},

		/**
		 * The outcome of the call: {@code answered}, {@code busy}, {@code no-answer},
		 * {@code congestion}, {@code hangup} or {@code failed}, as reported by the PBX;
		 * {@code cancelled} by the application; {@code timeout} if the PBX did not report
		 * the outcome in time; {@code refused} if the PBX did not accept the action;
		 * {@code disconnected} if there was no connection or it was lost; {@code limit},
		 * {@code invalid} or {@code error} as for {@link AmiActionObservation}.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		}

	}

	/**
	 * High-cardinality keys, for traces only.
	 */
	public enum HighCardinalityKeys implements KeyName {

		/**
		 * The unique ID of the channel, if there was one.
		 */
		UNIQUEID {

			@Override
			public String asString() {
				return "uniqueid";
			}

			@Override
			public boolean isRequired() {
				return false;
			}

		},

		/**
		 * The message of the PBX when it refused the action.
		 */
		SERVER_MESSAGE {

			@Override
			public String asString() {
				return "server.message";
			}

			@Override
			public boolean isRequired() {
				return false;
			}

		}

	}

}
