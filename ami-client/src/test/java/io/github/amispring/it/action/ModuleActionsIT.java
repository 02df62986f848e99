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
 * Actions on the modules of a real Asterisk.
 */
@OnEachAsterisk
class ModuleActionsIT extends AbstractActionsIT {

	/** Nothing depends on it. */
	private static final String MODULE = "app_milliwatt.so";

	ModuleActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Sends({ "ModuleCheck", "ModuleLoad" })
	void moduleIsUnloadedAndLoaded() {
		ModuleLoadAction load = ModuleLoadAction.load(MODULE);
		this.pbx.afterwards(load);
		found(ModuleCheckAction.of(MODULE));
		assertThat(answer(ModuleLoadAction.unload(MODULE)).serverMessage()).isEqualTo("Module unloaded.");
		assertThat(answer(ModuleCheckAction.of(MODULE))).isEmpty();
		assertThat(answer(load).serverMessage()).isEqualTo("Module loaded.");
		found(ModuleCheckAction.of(MODULE));
		assertThat(refusal(ModuleLoadAction.load("app_none")).serverMessage()).isIn("Could not load module.",
				"Module not found.");
	}

	@Test
	@Sends({ "LoggerRotate", "Reload" })
	void configurationIsReadAgain() {
		assertThat(answer(ReloadAction.of().module("res_musiconhold")).serverMessage()).isEqualTo("Module Reloaded");
		assertThat(refusal(ReloadAction.of().module("app_none")).serverMessage()).isEqualTo("No such module");
		assertThat(answer(LoggerRotateAction.of()).serverMessage())
			.isEqualTo("Reloaded the logger and rotated log files");
	}

}
