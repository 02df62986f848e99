/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import io.github.amispring.simulator.AmiSimulatorBuilder;

/**
 * Callback interface that can be implemented by beans wishing to customize the simulators
 * of {@link AutoConfigureAmiSimulator @AutoConfigureAmiSimulator} before they are
 * started.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface AmiSimulatorBuilderCustomizer {

	/**
	 * Customize the simulator of one server. Called once for each server.
	 * @param server the name of the server, {@code default} for the server of the
	 * top-level properties
	 * @param builder the builder, to which the account of the application has been added
	 */
	void customize(String server, AmiSimulatorBuilder builder);

}
