/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Permits all actions, with and without a login. The security of the application has
 * tests of its own.
 */
@TestConfiguration(proxyBeanMethods = false)
class OpenSecurity {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityFilterChain openActions(HttpSecurity http) throws Exception {
		DaoAuthenticationProvider users = new DaoAuthenticationProvider(
				new InMemoryUserDetailsManager(User.withUsername("olga").password("{noop}olga").roles("ACT").build()));
		users.setPasswordEncoder(PasswordEncoderFactories.createDelegatingPasswordEncoder());
		return http.securityMatcher("/api/servers/**")
			.csrf((csrf) -> csrf.disable())
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.authenticationProvider(users)
			.httpBasic(Customizer.withDefaults())
			.build();
	}

}
