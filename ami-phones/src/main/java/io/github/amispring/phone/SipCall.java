/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.phone;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A call of a {@link SipPhone}. The fields are used only by the phone's executor.
 */
public final class SipCall {

	private static final long TIMEOUT_SECONDS = 20;

	private static final Duration BETWEEN_DIGITS = Duration.ofMillis(120);

	private static final String SDP = "application/sdp";

	private final SipPhone phone;

	private final String callId;

	/** The INVITE that created the call. */
	private final SipMessage invite;

	private final boolean outgoing;

	private final String local;

	private String remote;

	private String target;

	private int sequence = 1;

	private final RtpStream media;

	private final CompletableFuture<Void> ringing = new CompletableFuture<>();

	private final CompletableFuture<Void> answered = new CompletableFuture<>();

	private final CompletableFuture<Integer> ended = new CompletableFuture<>();

	private final CompletableFuture<Integer> transferred = new CompletableFuture<>();

	/** Creates an outgoing call. */
	SipCall(SipPhone phone, String number) {
		this.phone = phone;
		this.outgoing = true;
		this.callId = SipSocket.random();
		this.target = phone.uri(number);
		this.local = "<" + phone.uri(phone.number()) + ">;tag=" + SipSocket.random();
		this.remote = "<" + this.target + ">";
		this.media = new RtpStream(phone.executor(), phone.sendsMedia());
		this.invite = newRequest("INVITE").withBody(SDP, this.media.describe("sendrecv"));
	}

	/** Creates an incoming call. */
	SipCall(SipPhone phone, SipMessage invite) {
		this.phone = phone;
		this.outgoing = false;
		this.callId = invite.callId();
		this.invite = invite;
		this.local = invite.header("To") + ";tag=" + SipSocket.random();
		this.remote = invite.header("From");
		this.target = SipMessage.uri(invite.header("Contact"));
		this.media = new RtpStream(phone.executor(), phone.sendsMedia());
		this.media.sendTo(invite.body());
	}

	// Actions of the user

	/** Answers an incoming call. */
	public void answer() {
		this.phone.run(() -> respondFinally(Ringing.answerAfter(Duration.ZERO)));
	}

	/** Hangs up, or gives up if the call is not answered. */
	public void hangUp() {
		this.phone.run(this::endByUser);
	}

	/** Puts the other party on hold, and waits until Asterisk has accepted it. */
	public void hold() {
		offer("sendonly");
	}

	/** Resumes the call, and waits until Asterisk has accepted it. */
	public void unhold() {
		offer("sendrecv");
	}

	/** Transfers the other party to a number. */
	public void transferTo(String number) {
		refer("<" + this.phone.uri(number) + ">");
	}

	/** Connects the other party with the other party of another call of this phone. */
	public void transferTo(SipCall consultation) {
		String replaces = consultation.callId + ";to-tag=" + SipMessage.tag(consultation.remote) + ";from-tag="
				+ SipMessage.tag(consultation.local);
		refer("<" + SipMessage.uri(consultation.remote) + "?Replaces="
				+ URLEncoder.encode(replaces, StandardCharsets.UTF_8) + ">");
	}

	/** Sends digits as SIP INFO, with a pause after each one. */
	public void dial(String digits) {
		for (char digit : digits.toCharArray()) {
			CompletableFuture<Void> sent = new CompletableFuture<>();
			this.phone.run(() -> request(
					newRequest("INFO").withBody("application/dtmf-relay", "Signal=" + digit + "\r\nDuration=100\r\n"),
					(response) -> this.phone.schedule(BETWEEN_DIGITS, () -> sent.complete(null))));
			await(sent, "digit " + digit);
		}
	}

	/** Waits until the called phone rings. */
	public SipCall awaitRinging() {
		await(this.ringing, "ringing");
		return this;
	}

	/** Waits until the call is answered. */
	public SipCall awaitAnswered() {
		await(this.answered, "answer");
		return this;
	}

	/**
	 * Waits until the call has ended, and returns the status of an outgoing call that was
	 * rejected, otherwise 0.
	 */
	public int awaitEnded() {
		return await(this.ended, "end");
	}

	/** Waits for the result of a transfer, which is a SIP status. */
	public int awaitTransferred() {
		return await(this.transferred, "result of the transfer");
	}

	private <T> T await(CompletableFuture<T> future, String event) {
		try {
			return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException | InterruptedException ex) {
			throw new IllegalStateException(this.phone + ": no " + event + " in call " + this.callId, ex);
		}
	}

	private void offer(String direction) {
		CompletableFuture<Void> accepted = new CompletableFuture<>();
		this.phone.run(() -> {
			SipMessage offer = newRequest("INVITE").withBody(SDP, this.media.describe(direction));
			request(offer, (response) -> {
				if (response.status() >= 200) {
					this.phone.socket().send(acknowledge(offer, response));
					accepted.complete(null);
				}
			});
		});
		await(accepted, direction);
	}

	private void refer(String target) {
		this.phone.run(() -> request(newRequest("REFER").with("Refer-To", target)
			.with("Referred-By", "<" + this.phone.uri(this.phone.number()) + ">"), (response) -> {
				if (response.status() >= 300) {
					this.transferred.complete(response.status());
				}
			}));
	}

	// Signalling

	String callId() {
		return this.callId;
	}

	/** Sends the first INVITE. */
	void start() {
		this.phone.socket().request(this.invite, this::onInviteResponse);
	}

	private void onInviteResponse(SipMessage response) {
		int status = response.status();
		if (status < 200) {
			if (SipMessage.tag(response.header("To")) != null) {
				this.remote = response.header("To");
			}
			if (status == 180) {
				this.ringing.complete(null);
			}
			return;
		}
		this.phone.socket().send(acknowledge(this.invite, response));
		if (status < 300) {
			this.remote = response.header("To");
			this.target = SipMessage.uri(response.header("Contact"));
			this.media.sendTo(response.body());
			this.answered.complete(null);
		}
		else {
			end(status);
		}
	}

	/** Rings, and responds to the first INVITE. */
	void ring(Ringing policy) {
		if (policy.status() < 300) {
			respond(180, null);
		}
		if (policy.status() > 0) {
			this.phone.schedule(policy.ring(), () -> respondFinally(policy));
		}
	}

	private void respondFinally(Ringing policy) {
		if (isEnded()) {
			return;
		}
		if (policy.status() == 200) {
			respond(200, null);
			this.answered.complete(null);
		}
		else {
			respond(policy.status(), policy.target().isEmpty() ? null : policy.target());
			end(policy.status());
		}
	}

	private void respond(int status, @Nullable String redirection) {
		SipMessage response = SipMessage.response(this.invite, status)
			.withToTag(Objects.requireNonNull(SipMessage.tag(this.local)))
			.with("Contact", "<" + ((redirection != null) ? this.phone.uri(redirection) : this.phone.contact()) + ">");
		if (status == 200) {
			response.withBody(SDP, this.media.describe("sendrecv"));
		}
		this.phone.socket().respond(this.invite, response);
	}

	/** Processes a request of the other party in this call. */
	void onRequest(SipMessage request) {
		SipMessage response = SipMessage.response(request, 200).with("Contact", "<" + this.phone.contact() + ">");
		switch (request.method()) {
			case "ACK" -> {
				return;
			}
			case "CANCEL" -> {
				if (!this.answered.isDone() && !isEnded()) {
					respond(487, null);
					end(0);
				}
			}
			case "BYE" -> end(0);
			case "INVITE", "UPDATE" -> {
				if (!request.body().isEmpty() || request.method().equals("INVITE")) {
					this.media.sendTo(request.body());
					response.withBody(SDP, this.media.describe("sendrecv"));
				}
			}
			case "NOTIFY" -> onTransferProgress(request.body());
		}
		this.phone.socket().respond(request, response);
	}

	/** A phone hangs up when its transfer has succeeded. */
	private void onTransferProgress(String fragment) {
		int status = fragment.startsWith("SIP/2.0 ") ? Integer.parseInt(fragment.substring(8, 11)) : 0;
		if (status >= 200) {
			this.transferred.complete(status);
			if (status < 300) {
				endByUser();
			}
		}
	}

	private void endByUser() {
		if (isEnded()) {
			return;
		}
		if (this.answered.isDone()) {
			request(newRequest("BYE"), (response) -> {
			});
			end(0);
		}
		else if (this.outgoing) {
			request(inTransaction(this.invite, "CANCEL", this.invite.header("To")), (response) -> {
			});
		}
		else {
			respondFinally(Ringing.reject(480));
		}
	}

	private void end(int status) {
		this.media.close();
		this.phone.remove(this);
		this.ended.complete(status);
		IllegalStateException ex = new IllegalStateException("The call has ended with status " + status);
		this.ringing.completeExceptionally(ex);
		this.answered.completeExceptionally(ex);
	}

	private boolean isEnded() {
		return this.ended.isDone();
	}

	private void request(SipMessage request, Consumer<SipMessage> onResponse) {
		this.phone.socket().request(request, onResponse);
	}

	private SipMessage newRequest(String method) {
		return SipMessage.request(method, this.target)
			.with("Via", this.phone.socket().via(this.phone.socket().newBranch()))
			.with("Max-Forwards", "70")
			.with("From", this.local)
			.with("To", this.remote)
			.with("Call-ID", this.callId)
			.with("CSeq", this.sequence++ + " " + method)
			.with("Contact", "<" + this.phone.contact() + ">");
	}

	/** Creates a request in the transaction of an INVITE. */
	private SipMessage inTransaction(SipMessage invite, String method, String to) {
		return SipMessage.request(method, invite.requestUri())
			.with("Via", invite.header("Via"))
			.with("Max-Forwards", "70")
			.with("From", this.local)
			.with("To", to)
			.with("Call-ID", this.callId)
			.with("CSeq", invite.header("CSeq").split(" ")[0] + " " + method);
	}

	private SipMessage acknowledge(SipMessage request, SipMessage response) {
		if (response.status() >= 300) {
			return inTransaction(request, "ACK", response.header("To"));
		}
		return SipMessage.request("ACK", SipMessage.uri(response.header("Contact")))
			.with("Via", this.phone.socket().via(this.phone.socket().newBranch()))
			.with("Max-Forwards", "70")
			.with("From", this.local)
			.with("To", response.header("To"))
			.with("Call-ID", this.callId)
			.with("CSeq", request.header("CSeq").split(" ")[0] + " ACK");
	}

}
