/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.page;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle.Control;
import java.util.ResourceBundle;
import java.util.TreeMap;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Returns the texts for the scripts of the page.
 */
@RestController
class MessagesController {

	private static final String PREFIX = "ui.";

	/** The default bundle is English, whatever the language of this machine. */
	private static final Control CONTROL = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

	@GetMapping("/api/messages")
	Messages messages(Locale locale) {
		ResourceBundle bundle = ResourceBundle.getBundle("messages", locale, CONTROL);
		Map<String, String> texts = new TreeMap<>();
		for (String key : bundle.keySet()) {
			if (key.startsWith(PREFIX)) {
				texts.put(key.substring(PREFIX.length()), bundle.getString(key));
			}
		}
		return new Messages(locale.getLanguage(), texts);
	}

	/**
	 * The texts.
	 *
	 * @param lang the language
	 * @param texts the texts by key
	 */
	record Messages(String lang, Map<String, String> texts) {

	}

}
