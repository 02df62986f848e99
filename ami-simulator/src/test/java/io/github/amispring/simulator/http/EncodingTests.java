/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The expected texts were received from Asterisk 16 and 22.
 */
class EncodingTests {

	private static String encode(Encoding encoding, String messages) {
		return new String(encoding.encode(messages.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
	}

	private static String xml(String messages) {
		return encode(new XmlEncoding(), messages);
	}

	/** Returns the rows of the table. */
	private static String html(String messages) {
		String page = encode(new HtmlEncoding(), messages);
		assertThat(page).contains("<title>Asterisk&trade; Manager Interface</title>", "<form", "</form>");
		String table = "<table>\n";
		return page.substring(page.indexOf(table) + table.length(), page.indexOf("</table>"));
	}

	@Test
	void returnsTextUnchanged() {
		assertThat(encode(new TextEncoding(), "A: b  \r\n\u00ff\r\n\r\n")).isEqualTo("A: b  \r\n\u00ff\r\n\r\n");
	}

	@Test
	void writesOneElementForEachMessage() {
		assertThat(xml("Response: Success\r\nActionID: w\r\n\r\nEvent: E\r\n\r\n")).isEqualTo("""
				<ajax-response>
				<response type='object' id='unknown'><generic response='Success' actionid='w' /></response>
				<response type='object' id='unknown'><generic event='E' /></response>
				</ajax-response>
				""");
		assertThat(xml("")).isEqualTo("<ajax-response>\n</ajax-response>\n");
	}

	@Test
	void writesOneRowForEachHeader() {
		assertThat(html("Response: Success\r\nActionID: w\r\n\r\nEvent: E\r\n\r\n")).isEqualTo("""
				<tr><td>Response</td><td>Success</td></tr>
				<tr><td>ActionID</td><td>w</td></tr>
				<tr><td colspan="2"><hr></td></tr>\r
				<tr><td>Event</td><td>E</td></tr>
				<tr><td colspan="2"><hr></td></tr>\r
				""");
		assertThat(html("")).isEmpty();
	}

	@Test
	void escapesAndNumbersHeaders() {
		String event = "Event: E\r\nH-1: a<b>&'\"c\r\n1st: x\r\nFoo: 1\r\nFoo: 2\r\nfoo: 3\r\nFoo Bar:  lead\r\n"
				+ "Trail: x  \r\nEmpty: \r\nUml: \u00c3\u00bc\u00e4\u0001\r\nFoo_Bar: 9\r\nX:Y: 1\r\n\r\n";
		assertThat(xml(event)).isEqualTo("<ajax-response>\n<response type='object' id='unknown'><generic event='E'"
				+ " h_1='a&lt;b&gt;&amp;&apos;&quot;c' _1st='x' foo='1' foo-2='2' foo='3' foo_bar='lead' trail='x'"
				+ " empty='' uml='\u00c3\u00bc\u00e4\u0001' foo_bar='9' x='Y: 1' /></response>\n</ajax-response>\n");
		assertThat(html(event)).isEqualTo("""
				<tr><td>Event</td><td>E</td></tr>
				<tr><td>H-1</td><td>a&lt;b&gt;&amp;&apos;&quot;c</td></tr>
				<tr><td>1st</td><td>x</td></tr>
				<tr><td>Foo</td><td>1</td></tr>
				<tr><td>Foo-2</td><td>2</td></tr>
				<tr><td>foo</td><td>3</td></tr>
				<tr><td>Foo Bar</td><td>lead</td></tr>
				<tr><td>Trail</td><td>x</td></tr>
				<tr><td>Empty</td><td></td></tr>
				<tr><td>Uml</td><td>\u00c3\u00bc\u00e4\u0001</td></tr>
				<tr><td>Foo_Bar</td><td>9</td></tr>
				<tr><td>X</td><td>Y: 1</td></tr>
				<tr><td colspan="2"><hr></td></tr>\r
				""");
	}

	@Test
	void joinsTextAfterALineWithoutAColon() {
		String event = "Event: E\r\nH: first\r\nplain line\r\nAfter: <colon>  \r\nX: y\r\n\r\nEvent: F\r\n\r\n";
		assertThat(xml(event)).isEqualTo("""
				<ajax-response>
				<response type='object' id='unknown'><generic event='E' h='first' opaque_data='plain line
				After: &lt;colon&gt;
				X: y' /></response>
				<response type='object' id='unknown'><generic event='F' /></response>
				</ajax-response>
				""");
		assertThat(html(event)).isEqualTo("""
				<tr><td>Event</td><td>E</td></tr>
				<tr><td>H</td><td>first</td></tr>
				<tr><td>Opaque-data</td><td>plain line<br>
				After: &lt;colon&gt;<br>
				X: y</td></tr>
				<tr><td colspan="2"><hr></td></tr>\r
				<tr><td>Event</td><td>F</td></tr>
				<tr><td colspan="2"><hr></td></tr>\r
				""");
	}

	@Test
	void splitsLinesAtEachLineEnd() {
		assertThat(xml("Event: E\nH: a\rY: z\r\n\r\n")).isEqualTo("""
				<ajax-response>
				<response type='object' id='unknown'><generic event='E' h='a' y='z' /></response>
				</ajax-response>
				""");
	}

}
