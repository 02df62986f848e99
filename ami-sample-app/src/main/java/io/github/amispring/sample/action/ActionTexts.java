/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Translates the texts of actions.
 */
@Component
class ActionTexts {

	private final MessageSource messages;

	ActionTexts(MessageSource messages) {
		this.messages = messages;
	}

	String translate(ActionText text, Locale locale) {
		return this.messages.getMessage(text.key(), text.arguments().toArray(), locale);
	}

}
