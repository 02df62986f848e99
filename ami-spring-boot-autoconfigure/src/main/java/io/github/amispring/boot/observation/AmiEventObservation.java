/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * Documents the observation of events that are published.
 */
public enum AmiEventObservation implements ObservationDocumentation {

	/**
	 * The publishing of an event, until all listeners have returned. Records the error of
	 * the first listener that fails.
	 */
	EVENT {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return AmiEventObservationConvention.class;
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
		 * The event's name, {@code UnknownEvent} if it is not in the catalogue.
		 */
		EVENT {

			@Override
			public String asString() {
				return "event";
			}

		}

	}

	/**
	 * High-cardinality keys, for traces only.
	 */
	public enum HighCardinalityKeys implements KeyName {

		/**
		 * The {@code Linkedid} that the channels of a call share, for an event of a
		 * channel.
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
