/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.FAXSessionAction;
import io.github.amispring.action.FAXSessionsAction;
import io.github.amispring.action.FAXStatsAction;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests fax actions against a real Asterisk that has no fax sessions.
 */
@OnEachAsterisk
class FaxActionsIT extends AbstractActionsIT {

	FaxActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "FAXSession", "FAXSessions", "FAXStats" })
	void reportsNoFaxSessions() {
		assertThat(execute(FAXSessionsAction.of()).entries()).isEmpty();
		assertThat(execute(FAXStatsAction.of()).currentSessions()).isZero();
		assertThat(execute(FAXSessionAction.of(1))).isEmpty();
	}

}
