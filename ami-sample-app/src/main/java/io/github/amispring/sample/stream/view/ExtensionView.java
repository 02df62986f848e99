/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.github.amispring.live.model.LiveExtension;
import org.jspecify.annotations.Nullable;

/**
 * An extension with a hint, or a phone without a hint.
 *
 * @param key the identifier of the extension
 * @param server the name of the server
 * @param number the number
 * @param context the dialplan context, {@code null} for a phone without a hint
 * @param name the name of the user
 * @param device the device
 * @param state the state
 * @param since since when
 * @param group the group from the configuration of the console
 * @param callKeys the identifiers of the calls of its devices
 */
public record ExtensionView(String key, String server, String number, @Nullable String context, @Nullable String name,
		@Nullable String device, ExtensionState state, @Nullable Instant since, @Nullable String group,
		List<String> callKeys) {

	static ExtensionView of(ExtensionSource source) {
		LiveExtension extension = source.extension();
		String number = (extension != null) ? extension.exten()
				: Directory.number(Objects.requireNonNull(source.device()));
		List<String> calls = source.devices()
			.stream()
			.flatMap((device) -> device.callIds().stream())
			.distinct()
			.sorted()
			.toList();
		return new ExtensionView(source.key(), source.server(), number,
				(extension != null) ? extension.context() : null, source.directory().name(source.device()),
				source.device(), ExtensionState.of(source), ExtensionState.since(source),
				source.directory().group(number), calls);
	}

}
