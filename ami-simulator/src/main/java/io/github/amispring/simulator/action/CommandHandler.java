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
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;

/**
 * Command: runs a few commands of the Asterisk console. Asterisk 14 and later send the
 * output as headers, and earlier versions as text.
 */
final class CommandHandler implements ActionHandler {

	private final Supplier<Pbx> pbx;

	private final CliCommands commands = new CliCommands();

	CommandHandler(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	@Override
	public void handle(ActionRequest request, ResponseWriter response) {
		String command = request.get("Command");
		if (command.isBlank()) {
			response.error("No command provided");
			return;
		}
		Pbx pbx = this.pbx.get();
		CliCommands.Output output = pbx.locked(() -> this.commands.run(pbx, command));
		if (!pbx.version().hasOutputHeaders()) {
			text(request, output, response);
			return;
		}
		List<String> headers = new ArrayList<>(List.of("Message", "Command output follows"));
		for (String line : output.lines()) {
			headers.add("Output");
			headers.add(line);
		}
		response.response(output.ok() ? "Success" : "Error", headers.toArray(String[]::new));
	}

	private static void text(ActionRequest request, CliCommands.Output output, ResponseWriter response) {
		StringBuilder text = new StringBuilder("Response: Follows\r\nPrivilege: Command\r\n");
		if (!request.actionId().isEmpty()) {
			text.append("ActionID: ").append(request.actionId()).append("\r\n");
		}
		output.lines().forEach((line) -> text.append(line).append('\n'));
		text.append("--END COMMAND--\r\n\r\n");
		response.raw(text.toString().getBytes(StandardCharsets.UTF_8));
	}

}
