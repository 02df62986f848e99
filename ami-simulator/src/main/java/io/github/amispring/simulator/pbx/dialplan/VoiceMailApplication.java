/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;

/**
 * VoiceMail: records a message until the caller hangs up.
 */
final class VoiceMailApplication extends Application {

	private final Channels channels;

	private final String mailbox;

	VoiceMailApplication(Execution execution, Engine engine, Channels channels, String data) {
		super(execution, engine);
		this.channels = channels;
		this.mailbox = data.split(",", 2)[0];
	}

	@Override
	protected void start() {
		this.channels.answer(channel());
	}

	@Override
	protected void stop(boolean gone) {
		int at = this.mailbox.indexOf('@');
		String box = (at >= 0) ? this.mailbox.substring(0, at) : this.mailbox;
		String context = (at >= 0) ? this.mailbox.substring(at + 1) : "default";
		this.channels.setVariable(channel(), "VM_MESSAGEFILE",
				"/var/spool/asterisk/voicemail/" + context + "/" + box + "/INBOX/msg0000");
		this.channels.setVariable(channel(), "VMSTATUS", "SUCCESS");
	}

}
