/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.github.amispring.event.CdrEvent;
import io.github.amispring.phone.SipCall;
import io.github.amispring.sample.browser.Agreement.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A supervisor looks after a queue with ten agents on a real Asterisk 22. Every number on
 * the page agrees with {@code queue show} and other commands of Asterisk, and the history
 * with the CDR. The table is written to {@code target/supervisor.md}.
 */
class SupervisorIT {

	private static final List<String> NAMES = List.of("Paula", "Quentin", "Rosa", "Simon", "Tara", "Ugo");

	private static final List<String> AGENTS = IntStream.rangeClosed(901, 910).mapToObj(String::valueOf).toList();

	private static final Pattern HINT = Pattern.compile("(\\d+)@console .* State:(\\S+) .*");

	private static final Map<String, String> HINT_STATES = Map.of("Idle", "IDLE", "InUse", "IN_USE", "Ringing",
			"RINGING", "InUse&Ringing", "RINGING");

	@RegisterExtension
	final ConsoleBrowser browser = new ConsoleBrowser();

	private final Agreement agreement = new Agreement();

	private final List<CdrEvent> cdrs = new CopyOnWriteArrayList<>();

	private AsteriskConsole console;

	private ConsoleUi ui;

	private QueueShow before;

	@BeforeEach
	void start() {
		this.console = AsteriskConsole.start();
		this.console.client().subscribe(CdrEvent.class, this.cdrs::add);
		this.before = team();
		this.ui = new ConsoleUi(this.browser.newPage(), this.console.port()).openAs(Users.ANNA);
	}

	@AfterEach
	void stop() {
		if (this.console != null) {
			this.console.command("queue unpause member Local/909@console/n queue team");
			this.console.command("queue unpause member Local/910@console/n queue team");
			this.console.close();
		}
	}

	@Test
	void everyNumberAgreesWithAsterisk() {
		check("all agents are free");

		pause("909", "Lunch");
		pause("910", "Training");
		check("two agents are paused");

		// 907 and 908 do not answer
		answer(6);
		List<SipCall> calls = new ArrayList<>();
		IntStream.rangeClosed(1, 4).forEach((number) -> calls.add(call(number)));
		awaitCalls(4);
		check("four calls");

		answer(0);
		calls.add(call(5));
		calls.add(call(6));
		assertThat(queue().getByTestId("caller")).hasCount(2);
		assertThat(queue().locator(".caller .wait").first()).hasText(Pattern.compile("00:0[3-9]"));
		check("two callers wait");

		calls.get(5).hangUp();
		assertThat(queue().getByTestId("caller")).hasCount(1);
		check("a caller has given up");

		answer(8);
		awaitCalls(5);
		check("five calls");

		calls.subList(0, 2).forEach(SipCall::hangUp);
		awaitCalls(3);
		check("two callers have hung up");

		AGENTS.forEach((agent) -> this.console.phone(agent).reset());
		awaitCalls(0);
		this.console.reset();
		check("all calls have ended");
		this.agreement.check("all calls have ended", this::inTime);

		this.ui.show("history");
		assertThat(this.ui.get("history-call")).hasCount(6);
		this.agreement.check("history", this::history);
		assertThat(this.agreement.write()).as("number of values").isGreaterThan(400);
	}

	/**
	 * Waits longer than for other changes, because the queue first calls agents who do
	 * not answer.
	 */
	private void awaitCalls(int count) {
		assertThat(queue().locator("[data-testid=agent][data-state=IN_CALL]")).hasCount(count,
				new LocatorAssertions.HasCountOptions().setTimeout(30_000));
	}

	private SipCall call(int number) {
		return this.console.outside(number).call(AsteriskConsole.QUEUE_NUMBER);
	}

	/** Lets the first agents answer after a second. The others ring. */
	private void answer(int agents) {
		for (int i = 0; i < AGENTS.size(); i++) {
			if (i < agents) {
				this.console.phone(AGENTS.get(i)).answerAfter(Duration.ofSeconds(1));
			}
			else {
				this.console.phone(AGENTS.get(i)).ringOnly();
			}
		}
	}

	private void pause(String number, String reason) {
		agent(number).click();
		this.ui.get("agent-pause").click();
		this.ui.get("field-pause-agent-reason").fill(reason);
		this.ui.get("dialog-confirm").click();
		this.ui.awaitState(agent(number), "PAUSED");
	}

	private Locator queue() {
		return this.ui.queue(AsteriskConsole.SERVER, "team");
	}

	private Locator agent(String number) {
		return queue().locator("[data-testid=agent][data-key='" + interfaceOf(number) + "']");
	}

	private static String interfaceOf(String number) {
		return "Local/" + number + "@console/n";
	}

	private QueueShow team() {
		return QueueShow.parse(this.console.command("queue show team")).get("team");
	}

	private void check(String when) {
		this.agreement.check(when,
				() -> Stream.of(figures(), queueValues(), extensions()).flatMap(List::stream).toList());
	}

	/** The key figures, which count all queues. */
	private List<Value> figures() {
		Map<String, QueueShow> queues = QueueShow.parse(this.console.command("queue show"));
		List<QueueShow.Member> members = queues.values()
			.stream()
			.flatMap((queue) -> queue.members().values().stream())
			.toList();
		String free = members.stream().filter((member) -> member.status().equals("AVAILABLE")).count() + " of "
				+ members.size();
		long calls = this.console.command("core show channels concise")
			.lines()
			.filter((line) -> line.startsWith("PJSIP/outside-"))
			.count();
		int waiting = queues.values().stream().mapToInt((queue) -> queue.callers().size()).sum();
		int abandoned = queues.get("team").abandoned() - this.before.abandoned();
		return List.of(Value.of("waiting callers", text("figure-waiting"), waiting),
				Value.of("free agents", text("figure-free") + " " + text("figure-free-of"), free),
				Value.of("live calls", text("figure-calls"), calls),
				Value.of("abandoned", text("figure-abandoned"), abandoned));
	}

	private String text(String id) {
		return this.ui.page().locator("#" + id).innerText().trim();
	}

	private List<Value> queueValues() {
		QueueShow team = team();
		List<Value> values = new ArrayList<>();
		String waiting = team.callers().isEmpty() ? "No one waits" : team.callers().size() + " waiting";
		values.add(Value.of("team: waiting", queue().locator(".queue-waiting").innerText(), waiting));
		// Asterisk counts a call when it has ended
		long answered = team.completed() - this.before.completed() + team.count("IN_CALL");
		values.add(Value.of("team: answered", queueText("queue-answered"), answered));
		values
			.add(Value.of("team: abandoned", queueText("queue-abandoned"), team.abandoned() - this.before.abandoned()));
		List<Locator> callers = queue().getByTestId("caller").all();
		assertThat(callers).hasSameSizeAs(team.callers());
		for (int i = 0; i < callers.size(); i++) {
			QueueShow.Caller caller = team.callers().get(i);
			String name = NAMES.get(Integer.parseInt(caller.device().substring("PJSIP/outside-".length())) - 1);
			values.add(Value.of("team: caller " + caller.position(), callers.get(i).locator(".position").innerText()
					+ " " + callers.get(i).locator("strong").innerText(), caller.position() + " " + name));
			values.add(Value.seconds("team: wait of " + name, seconds(callers.get(i).locator(".wait").innerText()),
					caller.seconds()));
		}
		if (!callers.isEmpty()) {
			values.add(Value.seconds("team: longest wait", seconds(queueText("queue-longest")),
					team.callers().get(0).seconds()));
			values.add(Value.seconds("longest wait", seconds(text("figure-longest")), team.callers().get(0).seconds()));
		}
		AGENTS.forEach((number) -> values.addAll(agentValues(number, team.members().get(interfaceOf(number)))));
		return values;
	}

	private List<Value> agentValues(String number, QueueShow.Member member) {
		Locator agent = agent(number);
		String title = agent.getAttribute("title");
		Matcher taken = Pattern.compile("(\\d+) calls? taken").matcher(title);
		assertThat(title).containsPattern(taken.pattern());
		taken.find();
		return List.of(Value.of(member.name(), agent.getAttribute("data-state"), member.status()),
				Value.of(member.name() + ": pause", agent.locator(".agent-reason").innerText(), member.reason()),
				Value.of(member.name() + ": calls taken", taken.group(1), member.taken()));
	}

	private String queueText(String testId) {
		return queue().getByTestId(testId).innerText().trim();
	}

	private List<Value> extensions() {
		return this.console.command("core show hints")
			.lines()
			.map(HINT::matcher)
			.filter(Matcher::matches)
			.sorted(Comparator.comparing((hint) -> hint.group(1)))
			.map((hint) -> Value.of("extension " + hint.group(1),
					this.ui.extension(AsteriskConsole.SERVER, hint.group(1)).getAttribute("data-state"),
					HINT_STATES.getOrDefault(hint.group(2), hint.group(2))))
			.toList();
	}

	/** What Asterisk and the page compute from the same calls. */
	private List<Value> inTime() {
		QueueShow team = team();
		long within = inTime(team) - inTime(this.before);
		String title = queue().getByTestId("queue-service-level").locator("..").getAttribute("title");
		int offered = team.completed() - this.before.completed() + team.abandoned() - this.before.abandoned();
		return List.of(
				Value.of("team: answered in time", title,
						within + " of " + offered + " callers were answered within 5 s"),
				Value.of("team: service level", queueText("queue-service-level"),
						Math.round(100.0 * within / offered) + " %"),
				Value.of("service level", text("figure-level"), Math.round(100.0 * within / offered) + " %"),
				Value.seconds("team: mean wait", seconds(queueText("queue-average-wait")), meanWait()));
	}

	private static long inTime(QueueShow queue) {
		return Math.round(queue.inTimePercent() * queue.completed() / 100);
	}

	/**
	 * Returns the mean wait according to the CDR: until an agent answered, or until the
	 * caller hung up.
	 */
	private int meanWait() {
		return (int) Math.round(IntStream.rangeClosed(1, NAMES.size()).mapToLong((number) -> {
			CdrEvent joined = callerCdrs(number).get(0);
			CdrEvent answered = answeredCdr(number);
			return Duration
				.between(joined.startTime(),
						(answered != null) ? answered.answerTime() : last(callerCdrs(number)).endTime())
				.toSeconds();
		}).average().orElseThrow());
	}

	/**
	 * Returns the records of a caller's own channel, one for each agent that was called.
	 */
	private List<CdrEvent> callerCdrs(int number) {
		List<CdrEvent> own = this.cdrs.stream()
			.filter((cdr) -> cdr.channel().startsWith("PJSIP/outside-" + number + "-"))
			.sorted(Comparator.comparing(CdrEvent::endTime))
			.toList();
		assertThat(own).as("CDR of caller %d", number).isNotEmpty();
		return own;
	}

	/** Returns the record of the leg on which an agent answered the caller. */
	private @Nullable CdrEvent answeredCdr(int number) {
		return this.cdrs.stream()
			.filter((cdr) -> ("03000" + number).equals(cdr.source()))
			.filter((cdr) -> cdr.destinationChannel() != null && cdr.destinationChannel().startsWith("PJSIP/9"))
			.filter((cdr) -> "ANSWERED".equals(cdr.disposition()))
			.findFirst()
			.orElse(null);
	}

	private List<Value> history() {
		return IntStream.rangeClosed(1, NAMES.size())
			.boxed()
			.flatMap((number) -> historyValues(number).stream())
			.toList();
	}

	private List<Value> historyValues(int number) {
		String name = NAMES.get(number - 1);
		Locator row = this.ui.get("history-call").filter(new Locator.FilterOptions().setHasText(name));
		CdrEvent answered = answeredCdr(number);
		String agent = (answered != null) ? "Agent " + answered.destinationChannel().substring(6, 9) : "950";
		List<Value> values = new ArrayList<>(
				List.of(Value.of(name + ": called", row.locator(".party strong").nth(1).innerText(), agent),
						Value.of(name + ": number", row.locator(".party .detail").first().innerText(),
								callerCdrs(number).get(0).source() + " · PJSIP/outside-" + number),
						Value.of(name + ": outcome", row.locator(".badge").innerText(),
								(answered != null) ? "Answered" : "Abandoned"),
						Value.of(name + ": queue", row.locator(".outcome .detail").innerText(), "Queue team"),
						Value.seconds(name + ": end",
								secondOfDay(OffsetDateTime.parse(row.locator("time").getAttribute("datetime"))),
								secondOfDay(last(callerCdrs(number)).endTime().atOffset(ZoneOffset.UTC)))));
		if (answered != null) {
			values.add(Value.seconds(name + ": talk time", seconds(row.locator(".time").innerText()),
					(int) answered.billableSeconds().toSeconds()));
		}
		return values;
	}

	private static CdrEvent last(List<CdrEvent> cdrs) {
		return cdrs.get(cdrs.size() - 1);
	}

	private static int secondOfDay(OffsetDateTime time) {
		return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
	}

	/** Returns the seconds of a clock of the page, mm:ss. */
	private static int seconds(String clock) {
		String[] parts = clock.split(":");
		return 60 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]);
	}

}
