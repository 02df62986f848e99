/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http.encoding;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.github.amispring.client.internal.wire.ProtocolException;

/**
 * Decodes XML: an element {@code response} for each message, whose child has an attribute
 * for each header. Asterisk's output is not always well-formed, see {@link XmlRepair}.
 */
public final class MxmlDecoder implements BodyDecoder {

	private static final String ROOT = "ajax-response";

	/** Contains the lines of text without a colon, separated by line feeds. */
	private static final String TEXT = "opaque_data";

	private static final XMLInputFactory FACTORY = factory();

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
		return factory;
	}

	@Override
	public byte[] decode(byte[] body) throws ProtocolException {
		if (body.length == 0) {
			return body;
		}
		String text = new String(body, StandardCharsets.ISO_8859_1);
		MessageText messages = new MessageText(body.length);
		try {
			// the factory of the JDK is thread-safe after its configuration
			XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(XmlRepair.repair(text)));
			reader.nextTag();
			if (!reader.getLocalName().equals(ROOT)) {
				throw new XMLStreamException("the root element is \"" + reader.getLocalName() + "\"");
			}
			while (reader.hasNext()) {
				// the child of a response
				if (reader.next() == XMLStreamConstants.START_ELEMENT && !reader.getLocalName().equals("response")) {
					write(reader, messages);
				}
			}
		}
		catch (XMLStreamException ex) {
			throw new ProtocolException("expected XML with the root element \"" + ROOT + "\" but received "
					+ Excerpt.of(text) + ": " + Excerpt.of(String.valueOf(ex.getMessage())));
		}
		return messages.toByteArray();
	}

	private static void write(XMLStreamReader reader, MessageText messages) {
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			String name = reader.getAttributeLocalName(i);
			String value = reader.getAttributeValue(i);
			if (name.equals(TEXT)) {
				ControlCharacters.restore(value).lines().forEach(messages::line);
			}
			else {
				messages.header(XmlNames.header(XmlRepair.withoutCount(name)), value);
			}
		}
		messages.endMessage();
	}

}
