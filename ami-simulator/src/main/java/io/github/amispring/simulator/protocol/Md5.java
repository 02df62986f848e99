/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * MD5 digests.
 */
public final class Md5 {

	private Md5() {
	}

	/**
	 * Returns the digest of a text.
	 * @param text the text, encoded in UTF-8
	 * @return 32 hexadecimal digits in lower case
	 */
	public static String hex(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime does not support MD5", ex);
		}
	}

}
