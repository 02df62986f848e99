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
 * Implements {@link Covers}.
 */
final class CoversExtension implements InvocationInterceptor {

	@Override
	public void interceptTestMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method,
			ExtensionContext context) throws Throwable {
		AbstractActionsIT test = (AbstractActionsIT) method.getTarget().orElseThrow();
		Covers covers = method.getExecutable().getAnnotation(Covers.class);
		test.recordIn(ActionCoverage.of(context));
		if (covers != null && covers.onlyOn() != 0 && covers.onlyOn() != test.version()) {
			invocation.skip();
			test.assertUnknown(covers.value());
			return;
		}
		invocation.proceed();
		if (covers != null) {
			assertThat(test.sent()).as("sent actions").contains(covers.value());
		}
	}

}
