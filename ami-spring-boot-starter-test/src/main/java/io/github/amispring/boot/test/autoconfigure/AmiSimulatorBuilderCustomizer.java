/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import io.github.amispring.simulator.AmiSimulatorBuilder;

/**
 * Callback interface that can be implemented by beans wishing to customize the simulator
 * of {@link AutoConfigureAmiSimulator @AutoConfigureAmiSimulator} before it is made.
 */
@FunctionalInterface
public interface AmiSimulatorBuilderCustomizer {

	/**
	 * Customize the simulator.
	 * @param builder the builder, with the account of the application already added
	 */
	void customize(AmiSimulatorBuilder builder);

}
