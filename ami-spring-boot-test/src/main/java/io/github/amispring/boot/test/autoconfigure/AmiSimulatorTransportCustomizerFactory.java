/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import java.util.List;

import io.github.amispring.boot.test.autoconfigure.AutoConfigureAmiSimulator.Transport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Registers the transport of {@link AutoConfigureAmiSimulator @AutoConfigureAmiSimulator}
 * as a bean. Tests with different transports do not share an application context.
 */
class AmiSimulatorTransportCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		AutoConfigureAmiSimulator annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				AutoConfigureAmiSimulator.class);
		return (annotation != null) ? new TransportCustomizer(annotation.transport()) : null;
	}

	private record TransportCustomizer(Transport transport) implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
			// a bean definition is retained by ahead-of-time processing, a singleton is
			// not
			RootBeanDefinition definition = new RootBeanDefinition(Transport.class);
			definition.setFactoryMethodName("valueOf");
			definition.getConstructorArgumentValues().addIndexedArgumentValue(0, this.transport.name());
			((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition("amiSimulatorTransport",
					definition);
		}

	}

}
