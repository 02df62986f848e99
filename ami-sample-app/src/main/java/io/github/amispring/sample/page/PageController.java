/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.page;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/**
 * Shows the pages.
 */
@Controller
class PageController {

	@GetMapping("/login")
	String login() {
		return "login";
	}

	/** The request was forwarded because logins are delayed. */
	@PostMapping("/login/blocked")
	String loginBlocked(@RequestAttribute(required = false) Long retryAfterSeconds, Model model) {
		model.addAttribute("retryAfterSeconds", retryAfterSeconds);
		return "login";
	}

}
