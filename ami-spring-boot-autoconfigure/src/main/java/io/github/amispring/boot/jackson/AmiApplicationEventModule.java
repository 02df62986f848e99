/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.jackson;

import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.jackson.AmiServerEvent;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Jackson module that writes {@link AmiApplicationEvent}s in the format of an
 * {@link AmiServerEvent} and reads them. The source of an event that was read is the name
 * of its server. Requires {@link io.github.amispring.jackson.AmiJacksonModule}.
 *
 * @since 1.0.0
 */
public class AmiApplicationEventModule extends SimpleModule {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the module.
	 */
	public AmiApplicationEventModule() {
		super(AmiApplicationEventModule.class.getName());
		addSerializer(AmiApplicationEvent.class, new Serializer());
	}

	@Override
	public void setupModule(SetupContext context) {
		super.setupModule(context);
		context.addDeserializers(new ApplicationEventDeserializers());
	}

	@SuppressWarnings("rawtypes")
	private static final class Serializer extends ValueSerializer<AmiApplicationEvent> {

		@Override
		public void serialize(AmiApplicationEvent event, JsonGenerator out, SerializationContext context) {
			context.findValueSerializer(AmiServerEvent.class)
				.serialize(new AmiServerEvent<>(event.getServer(), event.getPayload()), out, context);
		}

		@Override
		public void serializeWithType(AmiApplicationEvent event, JsonGenerator out, SerializationContext context,
				TypeSerializer types) {
			serialize(event, out, context);
		}

	}

	private static final class Deserializer extends ValueDeserializer<AmiApplicationEvent<?>> {

		private final JavaType eventType;

		Deserializer(JavaType eventType) {
			this.eventType = eventType;
		}

		@Override
		public AmiApplicationEvent<?> deserialize(JsonParser parser, DeserializationContext context) {
			AmiServerEvent<?> event = context.readValue(parser,
					context.getTypeFactory().constructParametricType(AmiServerEvent.class, this.eventType));
			if (event.server() == null) {
				return context.reportInputMismatch(AmiApplicationEvent.class,
						"The property \"server\" is missing. Read an event without a server as AmiEvent.");
			}
			return new AmiApplicationEvent<>(event.server(), event.server(), event.event());
		}

		@Override
		public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer types) {
			return deserialize(parser, context);
		}

	}

	private static final class ApplicationEventDeserializers implements Deserializers {

		@Override
		public @Nullable ValueDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config,
				BeanDescription.Supplier beanDescription) {
			if (!hasDeserializerFor(config, type.getRawClass())) {
				return null;
			}
			JavaType eventType = type.containedTypeOrUnknown(0);
			return new Deserializer(
					eventType.isTypeOrSubTypeOf(AmiEvent.class) ? eventType : config.constructType(AmiEvent.class));
		}

		@Override
		public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
			return type == AmiApplicationEvent.class;
		}

	}

}
