/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observation of actions.
 */
public enum AmiActionObservation implements ObservationDocumentation {

	/**
	 * An action, from when it is sent until it is answered or has failed. One whose
	 * outcome the PBX tells later, as that of an asynchronous Originate, is answered when
	 * the PBX has accepted it.
	 */
	ACTION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultAmiActionObservationConvention.class;
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
		 * The action's name.
		 */
		ACTION {

			@Override
			public String asString() {
				return "action";
			}

		},

		/**
		 * How the action ended: {@code success}; {@code refused} by the PBX;
		 * {@code timeout} when no answer came in time; {@code disconnected} when there
		 * was no connection or it was lost; {@code cancelled} by the application before
		 * it was answered; {@code limit} when too many actions waited or the answer was
		 * too long a list; {@code invalid} when the action could not be sent as it was;
		 * {@code error} for anything else.
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
