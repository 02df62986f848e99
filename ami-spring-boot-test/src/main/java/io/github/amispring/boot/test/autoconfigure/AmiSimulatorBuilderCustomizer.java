/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import io.github.amispring.simulator.AmiSimulatorBuilder;

/**
 * Callback interface that can be implemented by beans wishing to customize the simulators
 * of {@link AutoConfigureAmiSimulator @AutoConfigureAmiSimulator} before they are
 * started.
 */
@FunctionalInterface
public interface AmiSimulatorBuilderCustomizer {

	/**
	 * Customize the simulator of one server. Called once for each.
	 * @param server the server's name, {@code default} for the one of the top-level
	 * properties
	 * @param builder the builder, with the account of the application already added
	 */
	void customize(String server, AmiSimulatorBuilder builder);

}
