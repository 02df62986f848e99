/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Determines which headers contain secrets. The catalogue marks headers of events and
 * actions. For other headers, including those of unknown events and actions, the name
 * decides.
 */
final class SecretHeaders {

	/** Replaces the value of a secret header in text. */
	static final String MASK = "******";

	private static final Pattern SUGGESTS_SECRET = Pattern
		.compile("secret|password|passwd|passphrase|credential|token|privatekey|md5cred"
				+ "|^(pass|dbpass|key|apikey|pin|expectedresponse)$");

	/** The headers of GetConfig and UpdateConfig that contain configuration values. */
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

	/**
	 * Applies to responses of all actions, because a response does not name its action.
	 */
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
