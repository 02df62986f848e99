/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.DBDelAction;
import io.github.amispring.action.DBDelTreeAction;
import io.github.amispring.action.DBGetAction;
import io.github.amispring.action.DBGetTreeAction;
import io.github.amispring.action.DBPutAction;
import io.github.amispring.event.DBGetTreeResponseEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests database actions against a real Asterisk.
 */
@OnEachAsterisk
class DatabaseActionsIT extends AbstractActionsIT {

	DatabaseActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "DBDel", "DBDelTree", "DBGet", "DBGetTree", "DBPut" })
	void writesReadsAndDeletesEntries() {
		String family = Pbx.uniqueName();
		this.pbx.executeAfterTest(DBDelTreeAction.of(family));
		execute(DBPutAction.of(family, "a/b", "value"));
		execute(DBPutAction.of(family, "c", "other"));
		assertThat(found(DBGetAction.of(family, "a/b")).val()).isEqualTo("value");
		assertThat(execute(DBGetTreeAction.of().family(family)).entries()).extracting(DBGetTreeResponseEvent::val)
			.containsExactly("value", "other");
		execute(DBDelAction.of(family, "c"));
		assertThat(execute(DBGetAction.of(family, "c"))).isEmpty();
		execute(DBDelTreeAction.of(family));
		assertThat(execute(DBGetTreeAction.of().family(family)).entries()).isEmpty();
		assertThat(refusal(DBDelTreeAction.of(family)).serverMessage()).isEqualTo("Database entry not found");
	}

}
