/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.lang.reflect.Method;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link Sends} does.
 */
final class SendsExtension implements InvocationInterceptor {

	@Override
	public void interceptTestMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method,
			ExtensionContext context) throws Throwable {
		AbstractActionsIT test = (AbstractActionsIT) method.getTarget().orElseThrow();
		Sends sends = method.getExecutable().getAnnotation(Sends.class);
		test.countIn(ActionTally.of(context));
		if (sends != null && sends.onlyOn() != 0 && sends.onlyOn() != test.version()) {
			invocation.skip();
			test.areUnknown(sends.value());
			return;
		}
		invocation.proceed();
		if (sends != null) {
			assertThat(test.sent()).as("what was sent").contains(sends.value());
		}
	}

}
