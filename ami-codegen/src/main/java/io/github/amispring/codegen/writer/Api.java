/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;

/**
 * The hand-written classes that generated code is made of.
 */
final class Api {

	static final String MESSAGE_PACKAGE = "io.github.amispring.message";

	static final String EVENT_PACKAGE = "io.github.amispring.event";

	static final String ACTION_PACKAGE = "io.github.amispring.action";

	static final ClassName MESSAGE = ClassName.get(MESSAGE_PACKAGE, "AmiMessage");

	static final ClassName EVENT = ClassName.get(MESSAGE_PACKAGE, "AmiEvent");

	static final ClassName ACTION = ClassName.get(MESSAGE_PACKAGE, "AmiAction");

	static final ClassName RESPONSE = ClassName.get(MESSAGE_PACKAGE, "AmiResponse");

	static final ClassName HEADER = ClassName.get(MESSAGE_PACKAGE, "AmiHeader");

	static final ClassName LAYOUT = ClassName.get(MESSAGE_PACKAGE, "HeaderLayout");

	static final ClassName INDEXED_LAYOUT = ClassName.get(MESSAGE_PACKAGE, "IndexedLayout");

	static final ClassName FIELDS = ClassName.get(MESSAGE_PACKAGE, "Fields");

	static final ClassName ANSWER = ClassName.get(MESSAGE_PACKAGE, "Answer");

	static final ClassName SIMPLE_RESPONSE = ClassName.get(MESSAGE_PACKAGE, "SimpleResponse");

	static final ClassName COMMAND_RESPONSE = ClassName.get(MESSAGE_PACKAGE, "CommandResponse");

	static final ClassName EVENT_LIST = ClassName.get(MESSAGE_PACKAGE, "EventList");

	static final ClassName INVALID_ACTION = ClassName.get(MESSAGE_PACKAGE, "InvalidActionException");

	static final ClassName EVENT_TYPE = ClassName.get(EVENT_PACKAGE, "EventType");

	static final ClassName EVENT_TYPES = ClassName.get(EVENT_PACKAGE, "EventTypes");

	static final ClassName TYPED_ACTION = ClassName.get(ACTION_PACKAGE, "TypedAction");

	static final ClassName CHANNEL_VARIABLES = ClassName.get(ACTION_PACKAGE, "ChannelVariables");

	static final AnnotationSpec NULLABLE = AnnotationSpec.builder(ClassName.get("org.jspecify.annotations", "Nullable"))
		.build();

	private Api() {
	}

	static ClassName event(String javaName) {
		return ClassName.get(EVENT_PACKAGE, javaName);
	}

	static ClassName action(String javaName) {
		return ClassName.get(ACTION_PACKAGE, javaName);
	}

	static TypeName nullable(TypeName type) {
		return type.annotated(NULLABLE);
	}

}
