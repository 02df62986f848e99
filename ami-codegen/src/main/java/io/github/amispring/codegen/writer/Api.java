/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;

/**
 * The names of the hand-written classes that generated code uses.
 */
public final class Api {

	public static final String MESSAGE_PACKAGE = "io.github.amispring.message";

	public static final String EVENT_PACKAGE = "io.github.amispring.event";

	public static final String EXCEPTION_PACKAGE = "io.github.amispring.exception";

	private static final String DECODING_PACKAGE = "io.github.amispring.message.internal";

	public static final String ACTION_PACKAGE = "io.github.amispring.action";

	public static final String HTTP_ENCODING_PACKAGE = "io.github.amispring.client.internal.http.encoding";

	public static final ClassName MESSAGE = ClassName.get(MESSAGE_PACKAGE, "AmiMessage");

	public static final ClassName EVENT = ClassName.get(MESSAGE_PACKAGE, "AmiEvent");

	public static final ClassName ACTION = ClassName.get(MESSAGE_PACKAGE, "AmiAction");

	public static final ClassName RESPONSE = ClassName.get(MESSAGE_PACKAGE, "AmiResponse");

	public static final ClassName HEADER = ClassName.get(MESSAGE_PACKAGE, "AmiHeader");

	public static final ClassName LAYOUT = ClassName.get(DECODING_PACKAGE, "HeaderLayout");

	public static final ClassName INDEXED_LAYOUT = ClassName.get(DECODING_PACKAGE, "IndexedLayout");

	public static final ClassName FIELDS = ClassName.get(DECODING_PACKAGE, "Fields");

	public static final ClassName RESPONSE_TYPE = ClassName.get(MESSAGE_PACKAGE, "ResponseType");

	public static final ClassName SIMPLE_RESPONSE = ClassName.get(MESSAGE_PACKAGE, "SimpleResponse");

	public static final ClassName COMMAND_RESPONSE = ClassName.get(MESSAGE_PACKAGE, "CommandResponse");

	public static final ClassName EVENT_LIST = ClassName.get(MESSAGE_PACKAGE, "EventList");

	public static final ClassName INVALID_ACTION = ClassName.get(EXCEPTION_PACKAGE, "InvalidActionException");

	public static final ClassName EVENT_TYPE = ClassName.get(EVENT_PACKAGE, "EventType");

	public static final ClassName EVENT_TYPES = ClassName.get(EVENT_PACKAGE, "EventTypes");

	public static final ClassName TYPED_ACTION = ClassName.get(ACTION_PACKAGE, "TypedAction");

	public static final ClassName CHANNEL_VARIABLES = ClassName.get(ACTION_PACKAGE, "ChannelVariables");

	public static final AnnotationSpec NULLABLE = AnnotationSpec
		.builder(ClassName.get("org.jspecify.annotations", "Nullable"))
		.build();

	private Api() {
	}

	public static ClassName event(String javaName) {
		return ClassName.get(EVENT_PACKAGE, javaName);
	}

	public static ClassName action(String javaName) {
		return ClassName.get(ACTION_PACKAGE, javaName);
	}

	public static TypeName nullable(TypeName type) {
		return type.annotated(NULLABLE);
	}

}
