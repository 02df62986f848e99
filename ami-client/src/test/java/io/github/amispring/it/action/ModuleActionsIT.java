/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.LoggerRotateAction;
import io.github.amispring.action.ModuleCheckAction;
import io.github.amispring.action.ModuleLoadAction;
import io.github.amispring.action.ReloadAction;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests module actions against a real Asterisk.
 */
@OnEachAsterisk
class ModuleActionsIT extends AbstractActionsIT {

	/** A module on which nothing depends. */
	private static final String MODULE = "app_milliwatt.so";

	ModuleActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "ModuleCheck", "ModuleLoad" })
	void unloadsAndLoadsModule() {
		ModuleLoadAction load = ModuleLoadAction.load(MODULE);
		this.pbx.executeAfterTest(load);
		found(ModuleCheckAction.of(MODULE));
		assertThat(execute(ModuleLoadAction.unload(MODULE)).serverMessage()).isEqualTo("Module unloaded.");
		assertThat(execute(ModuleCheckAction.of(MODULE))).isEmpty();
		assertThat(execute(load).serverMessage()).isEqualTo("Module loaded.");
		found(ModuleCheckAction.of(MODULE));
		assertThat(refusal(ModuleLoadAction.load("app_none")).serverMessage()).isIn("Could not load module.",
				"Module not found.");
	}

	@Test
	@Covers({ "LoggerRotate", "Reload" })
	void reloadsConfiguration() {
		assertThat(execute(ReloadAction.of().module("res_musiconhold")).serverMessage()).isEqualTo("Module Reloaded");
		assertThat(refusal(ReloadAction.of().module("app_none")).serverMessage()).isEqualTo("No such module");
		assertThat(execute(LoggerRotateAction.of()).serverMessage())
			.isEqualTo("Reloaded the logger and rotated log files");
	}

}
