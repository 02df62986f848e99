/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import java.util.List;

import io.github.amispring.codegen.catalogue.Group;
import io.github.amispring.codegen.catalogue.SnapshotField;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Docs} and {@link Sentence}.
 */
class DocsTests {

	@Test
	void escapesSpecialCharactersInJavadoc() {
		assertThat(Docs.escape("a < b & c@d")).isEqualTo("a &lt; b &amp; c&#64;d");
	}

	@Test
	void convertsBackquotesToCode() {
		assertThat(Docs.escape("such as `Anna <100>`, or `x`")).isEqualTo("such as {@code Anna <100>}, or {@code x}");
	}

	@Test
	void mentionsNullOnlyForOptionalSnapshots() {
		Group group = new Group("channel", Group.Kind.SNAPSHOT, "ChannelSnapshot", "a channel", List.of());
		assertThat(Docs.of(new SnapshotField(group, "", "channel", "the channel", true)))
			.isEqualTo("the channel; {@code null} if absent");
		assertThat(Docs.of(new SnapshotField(group, "", "channel", "the channel", false))).isEqualTo("the channel");
	}

	@Test
	void createsSentences() {
		assertThat(Sentence.of("a channel ended")).isEqualTo("A channel ended.");
		assertThat(Sentence.plain("Done.")).isEqualTo("Done.");
	}

}
