/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import io.github.amispring.simulator.AmiSimulator;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * Resets the simulators before each test, because tests share them.
 */
class AmiSimulatorResetTestExecutionListener implements TestExecutionListener {

	@Override
	public void beforeTestMethod(TestContext testContext) {
		if (TestContextAnnotationUtils.hasAnnotation(testContext.getTestClass(), AutoConfigureAmiSimulator.class)) {
			testContext.getApplicationContext().getBean(AmiSimulators.class).forEach(this::reset);
		}
	}

	private void reset(AmiSimulator simulator) {
		simulator.resetActions();
		simulator.clearReceivedActions();
	}

}
