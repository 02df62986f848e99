/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import io.github.amispring.simulator.AmiSimulator;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * Keeps what one test scripted and sent from the next one, which may share its simulator.
 */
class AmiSimulatorResetTestExecutionListener implements TestExecutionListener {

	@Override
	public void beforeTestMethod(TestContext testContext) {
		if (TestContextAnnotationUtils.hasAnnotation(testContext.getTestClass(), AutoConfigureAmiSimulator.class)) {
			AmiSimulator simulator = testContext.getApplicationContext().getBean("amiSimulator", AmiSimulator.class);
			simulator.resetActions();
			simulator.clearReceivedActions();
		}
	}

}
