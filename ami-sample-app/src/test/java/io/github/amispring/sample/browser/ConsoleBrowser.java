/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Opens pages in Chromium, which is started once for all tests. After each test, fails if
 * a page had an error that the test did not expect, and takes a screenshot of each page
 * if the test has failed.
 */
final class ConsoleBrowser implements BeforeEachCallback, AfterEachCallback {

	/** The folder of the screenshots. */
	static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private static final double TIMEOUT = 10_000;

	private final List<BrowserContext> contexts = new ArrayList<>();

	private final List<String> problems = new ArrayList<>();

	private final List<Pattern> expected = new ArrayList<>();

	private Browser browser;

	@Override
	public void beforeEach(ExtensionContext context) {
		Optional<Path> chromium = find("chromium", "chromium-browser", "google-chrome");
		if ("true".equals(System.getenv("AMI_IT_REQUIRED"))) {
			assertThat(chromium).as("Chromium is not on the PATH, but AMI_IT_REQUIRED is set").isPresent();
		}
		assumeTrue(chromium.isPresent(), "Chromium is not on the PATH");
		this.browser = context.getRoot()
			.getStore(ExtensionContext.Namespace.create(ConsoleBrowser.class))
			.computeIfAbsent(RunningBrowser.class, (key) -> RunningBrowser.start(chromium.orElseThrow()),
					RunningBrowser.class)
			.browser();
		PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT);
	}

	private static Optional<Path> find(String... names) {
		String path = System.getenv().getOrDefault("PATH", "");
		return Stream.of(names)
			.flatMap((name) -> Stream.of(path.split(File.pathSeparator)).map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/**
	 * Opens a page in a new context, which has no cookies and no stored settings.
	 */
	Page newPage() {
		return newPage(options());
	}

	Page newPage(Browser.NewContextOptions options) {
		BrowserContext context = this.browser.newContext(options);
		this.contexts.add(context);
		context.setDefaultTimeout(TIMEOUT);
		context.onConsoleMessage(this::logged);
		context.onWebError((error) -> problem("error of the page: " + error.error()));
		context.onRequestFailed(this::failed);
		context.onResponse(this::responded);
		return context.newPage();
	}

	/**
	 * Returns options for a page in English without animations.
	 */
	static Browser.NewContextOptions options() {
		return new Browser.NewContextOptions().setLocale("en-GB")
			.setViewportSize(1440, 900)
			.setReducedMotion(ReducedMotion.REDUCE);
	}

	/**
	 * Permits problems of pages that contain a match of the regular expression.
	 */
	void expectProblem(String regex) {
		this.expected.add(Pattern.compile(regex));
	}

	private void logged(ConsoleMessage message) {
		if (message.type().equals("error") || message.type().equals("warning")) {
			problem("console " + message.type() + ": " + message.text() + " (" + message.location() + ")");
		}
	}

	private void failed(Request request) {
		// A page that is left aborts what it is loading
		if (!"net::ERR_ABORTED".equals(request.failure())) {
			problem("failed request: " + request.method() + " " + request.url() + ": " + request.failure());
		}
	}

	private void responded(Response response) {
		if (response.status() >= 400) {
			problem("refused request: " + response.request().method() + " " + response.url() + ": "
					+ response.status());
		}
	}

	private void problem(String text) {
		this.problems.add(text);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		try {
			if (context.getExecutionException().isPresent()) {
				takeScreenshots(context.getRequiredTestClass().getSimpleName() + "-"
						+ context.getRequiredTestMethod().getName());
			}
			pages().forEach(ConsoleBrowser::receiveEvents);
			assertThat(this.problems).as("problems of the pages")
				.filteredOn((problem) -> this.expected.stream().noneMatch((each) -> each.matcher(problem).find()))
				.isEmpty();
		}
		finally {
			this.contexts.forEach(BrowserContext::close);
			this.contexts.clear();
			this.problems.clear();
			this.expected.clear();
		}
	}

	private List<Page> pages() {
		return this.contexts.stream().flatMap((context) -> context.pages().stream()).toList();
	}

	/** Playwright dispatches events during calls only. */
	private static void receiveEvents(Page page) {
		page.evaluate("() => new Promise((resolve) => requestAnimationFrame(resolve))");
	}

	private void takeScreenshots(String test) {
		List<Page> pages = pages();
		for (int i = 0; i < pages.size(); i++) {
			pages.get(i)
				.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(test + "-" + (i + 1) + ".png")));
		}
	}

	/**
	 * Chromium, until the last test has ended.
	 */
	private record RunningBrowser(Playwright playwright, Browser browser) implements AutoCloseable {

		static RunningBrowser start(Path chromium) {
			Playwright playwright = Playwright
				.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
			playwright.selectors().setTestIdAttribute("data-testid");
			// The sandbox does not work in containers. The pages are those of this
			// project.
			return new RunningBrowser(playwright, playwright.chromium()
				.launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(List.of("--no-sandbox"))));
		}

		@Override
		public void close() {
			this.playwright.close();
		}

	}

}
