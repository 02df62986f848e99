/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.io.InputStream;
import java.util.Arrays;

/**
 * Returns bytes in fragments that end at the given positions.
 */
final class FragmentedInputStream extends InputStream {

	private final byte[] bytes;

	private final int[] ends;

	private int position;

	FragmentedInputStream(byte[] bytes, int... ends) {
		this.bytes = bytes;
		this.ends = Arrays.copyOf(ends, ends.length + 1);
		this.ends[ends.length] = bytes.length;
	}

	static FragmentedInputStream byteByByte(byte[] bytes) {
		int[] ends = new int[bytes.length];
		Arrays.setAll(ends, (i) -> i + 1);
		return new FragmentedInputStream(bytes, ends);
	}

	@Override
	public int read() {
		throw new UnsupportedOperationException("one byte at a time is slow");
	}

	@Override
	public int read(byte[] target, int offset, int length) {
		if (this.position == this.bytes.length) {
			return -1;
		}
		int end = Arrays.stream(this.ends).filter((candidate) -> candidate > this.position).findFirst().orElseThrow();
		int count = Math.min(length, end - this.position);
		System.arraycopy(this.bytes, this.position, target, offset, count);
		this.position += count;
		return count;
	}

}
