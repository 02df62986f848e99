/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Finds the name that is most similar to a misspelled name: the one with the smallest
 * number of wrong, missing, superfluous or swapped letters.
 */
class NearestName {

	private final Collection<String> names;

	NearestName(Collection<String> names) {
		this.names = names;
	}

	/**
	 * Returns the name that is nearest to a word.
	 * @param word the word
	 * @param maxDistance the maximum edit distance
	 * @return the nearest name, {@code null} if none is within the maximum distance
	 */
	@Nullable String to(String word, int maxDistance) {
		String nearest = null;
		int least = maxDistance + 1;
		for (String name : this.names) {
			int distance = distance(word, name);
			if (distance < least) {
				nearest = name;
				least = distance;
			}
		}
		return nearest;
	}

	/**
	 * Computes the distances between all prefixes, deriving the distance of longer
	 * prefixes from that of shorter prefixes.
	 */
	private static int distance(String one, String other) {
		int[][] distances = new int[one.length() + 1][other.length() + 1];
		for (int i = 0; i <= one.length(); i++) {
			for (int j = 0; j <= other.length(); j++) {
				distances[i][j] = (i == 0 || j == 0) ? i + j : distance(one, other, i, j, distances);
			}
		}
		return distances[one.length()][other.length()];
	}

	private static int distance(String one, String other, int i, int j, int[][] distances) {
		boolean same = one.charAt(i - 1) == other.charAt(j - 1);
		int distance = Math.min(distances[i - 1][j - 1] + (same ? 0 : 1),
				1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
		boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
				&& one.charAt(i - 2) == other.charAt(j - 1);
		return swapped ? Math.min(distance, 1 + distances[i - 2][j - 2]) : distance;
	}

}
