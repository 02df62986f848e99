/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * Documents the observation of actions.
 */
public enum AmiActionObservation implements ObservationDocumentation {

	/**
	 * An action, from the time at which it is sent until its response arrives or it
	 * fails. For an action whose outcome is a later event, such as an asynchronous
	 * Originate, the observation ends when the PBX accepts the action.
	 */
	ACTION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return AmiActionObservationConvention.class;
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
		 * The action's name.
		 */
		ACTION {

			@Override
			public String asString() {
				return "action";
			}

		},

		/**
		 * The outcome of the action: {@code success}; {@code refused} by the PBX;
		 * {@code timeout} if no response arrived in time; {@code disconnected} if there
		 * was no connection or it was lost; {@code cancelled} by the application before
		 * the response; {@code limit} if too many actions were pending or the event list
		 * was too long; {@code invalid} if the action cannot be encoded; {@code error}
		 * for any other failure.
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
