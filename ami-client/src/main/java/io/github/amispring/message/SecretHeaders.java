/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Decides which headers hold secrets. The catalogue decides for the headers that it
 * marks, per event and action. The name decides for all others, those of unknown events
 * and actions included.
 */
final class SecretHeaders {

	/** Replaces the value of a secret header in text. */
	static final String MASK = "******";

	private static final Pattern SUGGESTS_SECRET = Pattern
		.compile("secret|password|passwd|passphrase|credential|token|privatekey|md5cred"
				+ "|^(pass|dbpass|key|apikey|pin|expectedresponse)$");

	/** The values of configuration files, in GetConfig and UpdateConfig. */
	private static final Pattern SETTING = Pattern.compile("line-\\d+-\\d+|(value|match)-\\d+");

	private static final Pattern NUMBER = Pattern.compile("-\\d+");

	private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]");

	private SecretHeaders() {
	}

	static boolean isSecretInEvent(String event, String header) {
		return isSecret(CatalogueSecrets.EVENTS.get(event.toLowerCase(Locale.ROOT)), header);
	}

	static boolean isSecretInAction(String action, String header) {
		return isSecret(CatalogueSecrets.ACTIONS.get(action.toLowerCase(Locale.ROOT)), header);
	}

	/** A response does not tell which action it answers. */
	static boolean isSecretInResponse(String header) {
		return isSecret(CatalogueSecrets.RESPONSES, header);
	}

	static boolean nameSuggestsSecret(String header) {
		String name = header.toLowerCase(Locale.ROOT);
		return SETTING.matcher(name).matches()
				|| SUGGESTS_SECRET.matcher(SEPARATORS.matcher(name).replaceAll("")).find();
	}

	private static boolean isSecret(@Nullable Map<String, Boolean> marked, String header) {
		Boolean secret = (marked != null)
				? marked.get(NUMBER.matcher(header.toLowerCase(Locale.ROOT)).replaceAll("-{n}")) : null;
		return (secret != null) ? secret : nameSuggestsSecret(header);
	}

}
