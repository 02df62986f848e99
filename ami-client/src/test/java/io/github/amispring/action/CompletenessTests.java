/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each known Asterisk action has a type.
 */
class CompletenessTests {

	@Test
	void everyActionHasAType() throws IOException {
		List<String> names = names("action-names.txt");
		assertThat(names).hasSize(171).doesNotHaveDuplicates();
		assertThat(ActionTypes.all().map((type) -> ActionTypes.some(type).name()))
			.containsExactlyInAnyOrderElementsOf(names);
	}

	private static List<String> names(String resource) {
		try (InputStream in = CompletenessTests.class.getResourceAsStream(resource)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
