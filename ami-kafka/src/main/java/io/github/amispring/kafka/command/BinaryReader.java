/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link BinaryWriter} has written. Further bytes at the end are ignored: they
 * may have been added by a later version.
 */
final class BinaryReader {

	private final ByteBuffer buffer;

	BinaryReader(byte @Nullable [] bytes) {
		if (bytes == null) {
			throw new InvalidRequestException("The record has no value");
		}
		this.buffer = ByteBuffer.wrap(bytes);
	}

	long number() {
		require(Long.BYTES);
		return this.buffer.getLong();
	}

	private int count() {
		require(Integer.BYTES);
		int count = this.buffer.getInt();
		// each value has at least one byte
		require(count);
		return count;
	}

	boolean flag() {
		require(1);
		return this.buffer.get() != 0;
	}

	byte[] bytes() {
		byte[] bytes = new byte[count()];
		this.buffer.get(bytes);
		return bytes;
	}

	String text() {
		return new String(bytes(), StandardCharsets.UTF_8);
	}

	@Nullable String optionalText() {
		return flag() ? text() : null;
	}

	<T> List<T> all(Supplier<T> reader) {
		int count = count();
		List<T> values = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			values.add(reader.get());
		}
		return values;
	}

	private void require(int length) {
		if (length < 0 || length > this.buffer.remaining()) {
			throw new InvalidRequestException("The value of the record is incomplete");
		}
	}

}
