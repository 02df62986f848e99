/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import org.springframework.boot.jackson.JacksonComponent;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes the texts of responses in the language of the request.
 */
@JacksonComponent
class ActionTextSerializer extends ValueSerializer<ActionText> {

	private final ActionTexts texts;

	ActionTextSerializer(ActionTexts texts) {
		this.texts = texts;
	}

	@Override
	public void serialize(ActionText text, JsonGenerator json, SerializationContext context) {
		json.writeString(this.texts.translate(text, LocaleContextHolder.getLocale()));
	}

}
