/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.module.SimpleModule;

/**
 * Jackson module that writes events as JSON and reads them: all types of
 * {@link AmiEvent}, {@link AmiServerEvent} and {@link AmiConnectionEvent}. An event may
 * be read as its own type, as a family such as {@code ChannelEvent}, or as
 * {@code AmiEvent}.
 * <p>
 * The JSON does not depend on the settings of the mapper. Any application can therefore
 * read it. Values of headers that may contain a secret are replaced by {@code ******}.
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder().addModule(new AmiJacksonModule()).build();
 * String json = mapper.writeValueAsString(event);
 * AmiEvent read = mapper.readValue(json, AmiEvent.class);
 * }</pre> In a Spring Boot application, the auto-configured {@code JsonMapper} contains
 * this module.
 *
 * @since 1.0.0
 */
public class AmiJacksonModule extends SimpleModule {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the module.
	 */
	public AmiJacksonModule() {
		super(AmiJacksonModule.class.getName());
		addSerializer(AmiEvent.class, new AmiEventSerializer());
		addSerializer(AmiServerEvent.class, new AmiServerEventSerializer());
		addSerializer(AmiConnectionEvent.class, new AmiConnectionEventSerializer());
	}

	@Override
	public void setupModule(SetupContext context) {
		super.setupModule(context);
		context.addDeserializers(new EventDeserializers());
	}

	private static final class EventDeserializers implements Deserializers {

		@Override
		public @Nullable ValueDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config,
				BeanDescription.Supplier beanDescription) {
			Class<?> target = type.getRawClass();
			if (AmiEvent.class.isAssignableFrom(target)) {
				return new AmiEventDeserializer(target.asSubclass(AmiEvent.class));
			}
			if (target == AmiServerEvent.class) {
				return new AmiServerEventDeserializer(eventClass(type));
			}
			if (AmiConnectionEvent.class.isAssignableFrom(target)) {
				return new AmiConnectionEventDeserializer(target.asSubclass(AmiConnectionEvent.class));
			}
			return null;
		}

		private static Class<? extends AmiEvent> eventClass(JavaType type) {
			return type.containedTypeOrUnknown(0).isTypeOrSubTypeOf(AmiEvent.class)
					? type.containedTypeOrUnknown(0).getRawClass().asSubclass(AmiEvent.class) : AmiEvent.class;
		}

		@Override
		public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
			return AmiEvent.class.isAssignableFrom(type) || type == AmiServerEvent.class
					|| AmiConnectionEvent.class.isAssignableFrom(type);
		}

	}

}
