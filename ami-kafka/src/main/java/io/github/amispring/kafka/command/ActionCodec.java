/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.ResponseForm;
import org.jspecify.annotations.Nullable;

/**
 * Converts actions to and from the values of records.
 */
final class ActionCodec {

	private ActionCodec() {
	}

	static byte[] write(AmiAction<?> action) {
		BinaryWriter out = new BinaryWriter();
		write(action, out);
		return out.toBytes();
	}

	private static void write(AmiAction<?> action, BinaryWriter out) {
		out.text(action.name());
		out.all(action.headers(), (header) -> {
			out.text(header.name());
			out.text(header.value());
			out.flag(action.isSecret(header));
		});
		ResponseForm form = action.responseType().form();
		out.text(form.kind().name());
		out.all(form.events(), out::text);
		out.optionalText(form.completion());
		out.all(form.absent(), out::text);
		out.number(action.responseDelay().toMillis());
		AmiAction<?> undo = action.undo();
		out.flag(undo != null);
		if (undo != null) {
			write(undo, out);
		}
	}

	static ReceivedAction read(byte @Nullable [] bytes) {
		return read(new BinaryReader(bytes), true);
	}

	private static ReceivedAction read(BinaryReader in, boolean withUndo) {
		String name = in.text();
		Set<AmiHeader> secrets = new HashSet<>();
		List<AmiHeader> headers = new ArrayList<>(in.all(() -> {
			AmiHeader header = new AmiHeader(in.text(), in.text());
			if (in.flag()) {
				secrets.add(header);
			}
			return header;
		}));
		ResponseForm form = form(in);
		Duration delay = Duration.ofMillis(Math.max(0, in.number()));
		// an undo action has no undo action
		ReceivedAction undo = (in.flag() && withUndo) ? read(in, false) : null;
		return new ReceivedAction(name, List.copyOf(headers), Set.copyOf(secrets), form, delay, undo);
	}

	private static ResponseForm form(BinaryReader in) {
		String kind = in.text();
		try {
			return new ResponseForm(ResponseForm.Kind.valueOf(kind), Set.copyOf(in.all(in::text)), in.optionalText(),
					in.all(in::text));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidRequestException("The form of the response is not valid: " + ex.getMessage());
		}
	}

}
