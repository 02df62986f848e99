/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.session.ActionHandler;
import io.github.amispring.simulator.session.ActionReply;
import io.github.amispring.simulator.session.ActionRequest;

/**
 * Command: a few commands of the command line. Their output is headers from Asterisk 14
 * on, and text up to 13.
 */
final class CommandAction implements ActionHandler {

	private final Supplier<Pbx> pbx;

	private final Commands commands = new Commands();

	CommandAction(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	@Override
	public void handle(ActionRequest request, ActionReply reply) {
		String command = request.get("Command");
		if (command.isBlank()) {
			reply.error("No command provided");
			return;
		}
		Pbx pbx = this.pbx.get();
		Commands.Output output = pbx.locked(() -> this.commands.run(pbx, command));
		if (!pbx.version().hasOutputHeaders()) {
			text(request, output, reply);
			return;
		}
		List<String> headers = new ArrayList<>(List.of("Message", "Command output follows"));
		for (String line : output.lines()) {
			headers.add("Output");
			headers.add(line);
		}
		reply.response(output.ok() ? "Success" : "Error", headers.toArray(String[]::new));
	}

	private static void text(ActionRequest request, Commands.Output output, ActionReply reply) {
		StringBuilder text = new StringBuilder("Response: Follows\r\nPrivilege: Command\r\n");
		if (!request.actionId().isEmpty()) {
			text.append("ActionID: ").append(request.actionId()).append("\r\n");
		}
		output.lines().forEach((line) -> text.append(line).append('\n'));
		text.append("--END COMMAND--\r\n\r\n");
		reply.raw(text.toString().getBytes(StandardCharsets.UTF_8));
	}

}
