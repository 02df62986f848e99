/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observation of originated calls.
 */
public enum AmiOriginateObservation implements ObservationDocumentation {

	/**
	 * An originated call whose outcome is awaited, from when the action is sent until the
	 * call was answered or has failed.
	 */
	ORIGINATE {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultAmiOriginateObservationConvention.class;
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
	 * The keys, each with few values.
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
		 * How the call ended: {@code answered}, {@code busy}, {@code no-answer},
		 * {@code congestion}, {@code hangup} or {@code failed}, as the PBX says;
		 * {@code cancelled} by the application; {@code timeout} when the PBX did not say
		 * how the call ended in time; {@code refused} when the PBX did not accept the
		 * action; {@code disconnected} when there was no connection or it was lost;
		 * {@code limit}, {@code invalid} or {@code error} when the action was not sent or
		 * failed in another way, as with {@link AmiActionObservation}.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		}

	}

	/**
	 * The keys with many values, which traces have and metrics do not.
	 */
	public enum HighCardinalityKeys implements KeyName {

		/**
		 * The unique id of the channel, where there was one.
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
		 * What the PBX said when it refused the action.
		 */
		REMARK {

			@Override
			public String asString() {
				return "remark";
			}

			@Override
			public boolean isRequired() {
				return false;
			}

		}

	}

}
