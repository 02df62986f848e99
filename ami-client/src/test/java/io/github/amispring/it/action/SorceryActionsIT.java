/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.SorceryMemoryCacheExpireAction;
import io.github.amispring.action.SorceryMemoryCacheExpireObjectAction;
import io.github.amispring.action.SorceryMemoryCachePopulateAction;
import io.github.amispring.action.SorceryMemoryCacheStaleAction;
import io.github.amispring.action.SorceryMemoryCacheStaleObjectAction;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests actions on a Sorcery cache that contains one object, against a real Asterisk.
 */
@OnEachAsterisk
class SorceryActionsIT extends AbstractActionsIT {

	private static final String CACHE = "ami-test";

	private static final String OBJECT = "alias.test";

	SorceryActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "SorceryMemoryCacheExpire", "SorceryMemoryCacheExpireObject", "SorceryMemoryCachePopulate",
			"SorceryMemoryCacheStale", "SorceryMemoryCacheStaleObject" })
	void fillsAndEmptiesCache() {
		assertThat(execute(SorceryMemoryCachePopulateAction.of(CACHE)).serverMessage())
			.isEqualTo("Cache has been expired and populated");
		assertThat(execute(SorceryMemoryCacheStaleObjectAction.of(CACHE, OBJECT)).serverMessage())
			.isEqualTo("The provided object was marked as stale in the cache");
		assertThat(execute(SorceryMemoryCacheStaleAction.of(CACHE)).serverMessage())
			.isEqualTo("All objects were marked as stale in the cache");
		assertThat(refusal(SorceryMemoryCacheExpireObjectAction.of(CACHE, OBJECT)).serverMessage())
			.startsWith("Due to full backend caching per-object expiration is not available");
		assertThat(execute(SorceryMemoryCacheExpireAction.of(CACHE)).serverMessage())
			.isEqualTo("All objects were expired from the cache");
		assertThat(refusal(SorceryMemoryCacheStaleObjectAction.of(CACHE, OBJECT)).serverMessage())
			.isEqualTo("The provided object could not be marked as stale in the cache");
		assertThat(refusal(SorceryMemoryCachePopulateAction.of("none")).serverMessage())
			.isEqualTo("The provided cache does not exist");
	}

}
