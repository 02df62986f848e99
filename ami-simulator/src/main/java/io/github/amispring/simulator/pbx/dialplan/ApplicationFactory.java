/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import org.jspecify.annotations.Nullable;

/**
 * Creates an application of the dialplan.
 */
@FunctionalInterface
public interface ApplicationFactory {

	/**
	 * Creates an application; {@link Application#start()} starts it.
	 * @param execution the execution on the channel
	 * @param data the arguments of the application
	 * @return the application, {@code null} to continue with the next priority
	 */
	@Nullable Application create(Execution execution, String data);

}
