/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.ResponseForm;
import io.github.amispring.message.ResponseMessages;
import io.github.amispring.message.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * An action of another instance. Its response is not decoded.
 *
 * @param name the name of the action
 * @param headers the headers in order
 * @param secrets those headers that are secret
 * @param form the form of the response
 * @param responseDelay the additional time that the PBX may need
 * @param undo the action that reverts this one, {@code null} for none
 */
record ReceivedAction(String name, List<AmiHeader> headers, Set<AmiHeader> secrets, ResponseForm form,
		Duration responseDelay, @Nullable ReceivedAction undo) implements AmiAction<ResponseMessages> {

	@Override
	public boolean isSecret(AmiHeader header) {
		return this.secrets.contains(header);
	}

	@Override
	public ResponseType<ResponseMessages> responseType() {
		return ResponseType.undecoded(this.form);
	}

	/** Returns the name and the headers, with secret values masked. */
	@Override
	public String toString() {
		return this.name + this.headers.stream().map((header) -> header.toString(isSecret(header))).toList();
	}

}
