/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.jackson;

import io.github.amispring.boot.jackson.AmiApplicationEventModule;
import io.github.amispring.jackson.AmiJacksonModule;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@link AutoConfiguration Auto-configuration} for reading and writing events with the
 * application's {@link JsonMapper}. Does not require a client, because an application may
 * process events that another application has written.
 *
 * @since 1.0.0
 */
@AutoConfiguration
@ConditionalOnClass({ JsonMapper.class, AmiJacksonModule.class })
public final class AmiJacksonAutoConfiguration {

	AmiJacksonAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	AmiJacksonModule amiJacksonModule() {
		return new AmiJacksonModule();
	}

	@Bean
	@ConditionalOnMissingBean
	AmiApplicationEventModule amiApplicationEventModule() {
		return new AmiApplicationEventModule();
	}

}
