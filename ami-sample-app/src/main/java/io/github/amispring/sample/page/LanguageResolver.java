/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * Determines the language of a request: that of the cookie, or else one that the browser
 * accepts, or else English.
 */
class LanguageResolver extends CookieLocaleResolver {

	private static final List<Locale> SUPPORTED = List.of(Locale.ENGLISH, Locale.GERMAN);

	LanguageResolver() {
		super("console-language");
		AcceptHeaderLocaleResolver accepted = new AcceptHeaderLocaleResolver();
		accepted.setSupportedLocales(SUPPORTED);
		accepted.setDefaultLocale(Locale.ENGLISH);
		setDefaultLocaleFunction(accepted::resolveLocale);
		setCookieMaxAge(Duration.ofDays(365));
		setCookieHttpOnly(true);
		setCookieSameSite("Lax");
		setRejectInvalidCookies(false);
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		super.setLocale(request, response, (locale != null) ? supported(locale) : null);
	}

	@Override
	protected @Nullable Locale parseLocaleValue(String value) {
		Locale locale = super.parseLocaleValue(value);
		return (locale != null) ? supported(locale) : null;
	}

	private static @Nullable Locale supported(Locale locale) {
		return SUPPORTED.stream()
			.filter((candidate) -> candidate.getLanguage().equals(locale.getLanguage()))
			.findFirst()
			.orElse(null);
	}

}
