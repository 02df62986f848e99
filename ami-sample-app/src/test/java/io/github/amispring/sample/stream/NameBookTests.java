/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.event.DeviceState;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.Party;
import io.github.amispring.sample.stream.view.Directory;
import io.github.amispring.sample.stream.view.ExtensionView;
import io.github.amispring.sample.stream.view.PbxState;
import io.github.amispring.sample.stream.view.TestPbx;
import io.github.amispring.sample.stream.view.ViewDiff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NameBookTests {

	private static final Directory EMPTY = Directory.of(Map.of(), Map.of(), List.of("PJSIP/trunk"));

	private static final LiveSnapshot NOTHING = TestPbx.empty().snapshot();

	private final TestPbx pbx = TestPbx.empty().with(TestPbx.device("PJSIP/100", DeviceState.NOT_INUSE));

	@Test
	void learnsFromCallsAndQueues() {
		NameBook names = new NameBook(EMPTY, Map.of());
		assertThat(name(names)).isNull();
		this.pbx.with(TestPbx.call("1", CallState.TALKING, TestPbx.party("100")));
		assertThat(name(names)).isEqualTo("Name of 100");
		this.pbx.with(TestPbx.queue("support", TestPbx.member("PJSIP/100", "Alice")));
		assertThat(name(names)).isEqualTo("Alice");
		this.pbx.with(TestPbx.call("2", CallState.TALKING, TestPbx.party("100")));
		assertThat(name(names)).isEqualTo("Alice");
	}

	@Test
	void doesNotLearnFromCallersWithAnotherNumberOrFromInterfaces() {
		NameBook names = new NameBook(EMPTY, Map.of());
		this.pbx
			.with(TestPbx.call("1", CallState.TALKING,
					new Party("1", "PJSIP/100-1", "PJSIP/100", "+4930", "Head Office", null, null)))
			.with(TestPbx.queue("support", TestPbx.member("PJSIP/100", "PJSIP/100")));
		assertThat(name(names)).isNull();
	}

	@Test
	void prefersConfiguredNames() {
		NameBook names = new NameBook(EMPTY, Map.of("100", "Reception"));
		this.pbx.with(TestPbx.queue("support", TestPbx.member("PJSIP/100", "Alice")))
			.with(TestPbx.call("1", CallState.TALKING, TestPbx.party("100")));
		assertThat(name(names)).isEqualTo("Reception");
	}

	@Test
	void isTheSameDirectoryIfNothingIsLearned() {
		NameBook names = new NameBook(EMPTY, Map.of());
		this.pbx.with(TestPbx.call("1", CallState.TALKING, TestPbx.party("100")));
		LiveSnapshot snapshot = this.pbx.snapshot();
		assertThat(names.learn(NOTHING, snapshot)).isSameAs(names.learn(NOTHING, snapshot));
	}

	private @Nullable String name(NameBook names) {
		LiveSnapshot snapshot = this.pbx.snapshot();
		Directory directory = names.learn(NOTHING, snapshot);
		List<ExtensionView> extensions = ViewDiff.all(new PbxState(snapshot, directory, Set.of())).extensions();
		assertThat(extensions).hasSize(1);
		return extensions.get(0).name();
	}

}
