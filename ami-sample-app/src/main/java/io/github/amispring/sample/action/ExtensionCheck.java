/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.amispring.action.GetVarAction;
import io.github.amispring.exception.AmiErrorResponseException;
import org.springframework.stereotype.Component;

/**
 * Verifies that an extension exists before a call is transferred to it. Asterisk accepts
 * a transfer to an extension that does not exist, and then hangs up the transferred
 * party.
 */
@Component
class ExtensionCheck {

	private final CallProperties properties;

	ExtensionCheck(CallProperties properties) {
		this.properties = properties;
	}

	/**
	 * Verifies an extension of the context of the console.
	 * @param pbx the PBX
	 * @param field the field of the request that contains the extension
	 * @param exten the extension
	 * @return a future that completes if the extension exists, or if the PBX does not
	 * permit the console to ask
	 */
	CompletableFuture<Void> verify(ReadyServer pbx, String field, String exten) {
		String function = "DIALPLAN_EXISTS(" + this.properties.context() + "," + exten + ",1)";
		return pbx.send(GetVarAction.of(function)).handle((response, failure) -> {
			if (failure != null) {
				ignoreRefusal(failure);
			}
			else if ("0".equals(response.value())) {
				throw ActionException.notPossible("no-such-extension", field, "problem.no-such-extension", exten);
			}
			return null;
		});
	}

	private static void ignoreRefusal(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		if (!(cause instanceof AmiErrorResponseException)) {
			throw new CompletionException(cause);
		}
	}

}
