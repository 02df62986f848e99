/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.AmiResponse;

/**
 * The response to QueueRule.
 *
 * @param message the message as the server sent it
 * @param ruleLists the lists of rules, in order
 * @since 1.0.0
 */
public record QueueRuleResponse(AmiMessage message, List<RuleList> ruleLists) implements AmiResponse {

	/**
	 * Creates a response.
	 * @param message the message as the server sent it
	 * @param ruleLists the lists of rules
	 */
	public QueueRuleResponse {
		ruleLists = List.copyOf(ruleLists);
	}

	/**
	 * Decodes a response.
	 * @param message the message as the server sent it
	 * @return the typed response
	 */
	public static QueueRuleResponse of(AmiMessage message) {
		List<RuleList> lists = new ArrayList<>();
		List<String> rules = new ArrayList<>();
		String name = "";
		for (AmiHeader header : message.headers()) {
			if (header.name().equals("RuleList")) {
				addTo(lists, name, rules);
				name = header.value();
			}
			else if (header.name().equals("Rule")) {
				rules.add(header.value());
			}
		}
		addTo(lists, name, rules);
		return new QueueRuleResponse(message, lists);
	}

	private static void addTo(List<RuleList> lists, String name, List<String> rules) {
		if (!name.isEmpty() || !rules.isEmpty()) {
			lists.add(new RuleList(name, rules));
			rules.clear();
		}
	}

	/**
	 * A list of rules that change the penalty limits of a caller depending on the waiting
	 * time.
	 *
	 * @param name the name of the list
	 * @param rules the rules as the server sends them: the waiting time in seconds and
	 * the penalty limits, separated by commas
	 * @since 1.0.0
	 */
	public record RuleList(String name, List<String> rules) {

		/**
		 * Creates a list of rules.
		 * @param name the name of the list
		 * @param rules the rules
		 */
		public RuleList {
			rules = List.copyOf(rules);
		}

	}

}
