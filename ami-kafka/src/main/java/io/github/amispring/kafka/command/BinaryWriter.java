/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Writes values in the order in which {@link BinaryReader} reads them.
 */
final class BinaryWriter {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

	private final DataOutputStream out = new DataOutputStream(this.bytes);

	void number(long value) {
		try {
			this.out.writeLong(value);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void count(int value) {
		try {
			this.out.writeInt(value);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void flag(boolean value) {
		this.bytes.write(value ? 1 : 0);
	}

	void bytes(byte[] value) {
		count(value.length);
		this.bytes.writeBytes(value);
	}

	void text(String value) {
		bytes(value.getBytes(StandardCharsets.UTF_8));
	}

	void optionalText(@Nullable String value) {
		flag(value != null);
		if (value != null) {
			text(value);
		}
	}

	<T> void all(Collection<T> values, Consumer<T> writer) {
		count(values.size());
		values.forEach(writer);
	}

	byte[] toBytes() {
		return this.bytes.toByteArray();
	}

}
