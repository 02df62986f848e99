/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observation of events that are published.
 */
public enum AmiEventObservation implements ObservationDocumentation {

	/**
	 * The publishing of an event, until all listeners have had it. What a listener throws
	 * is not seen here.
	 */
	EVENT {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultAmiEventObservationConvention.class;
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
		 * The event's name, {@code UnknownEvent} for one that is not in the catalogue.
		 */
		EVENT {

			@Override
			public String asString() {
				return "event";
			}

		}

	}

	/**
	 * The keys with many values, which traces have and metrics do not.
	 */
	public enum HighCardinalityKeys implements KeyName {

		/**
		 * What the channels of one call have in common, for an event of a channel.
		 */
		LINKEDID {

			@Override
			public String asString() {
				return "linkedid";
			}

			@Override
			public boolean isRequired() {
				return false;
			}

		}

	}

}
