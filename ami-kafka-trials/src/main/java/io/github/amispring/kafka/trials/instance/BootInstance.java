/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.instance;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.event.EventListener;

/**
 * An instance of an application with Spring Boot, whose PBXs are shared by
 * {@code ami.kafka.ownership}. Prints when it connects and disconnects.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class BootInstance {

	/**
	 * Starts an instance.
	 * @param args the file with its properties, which are those of {@link Instance}
	 * @throws IOException if the file cannot be read
	 */
	public static void main(String[] args) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(Path.of(args[0]))) {
			properties.load(reader);
		}
		SpringApplication application = new SpringApplication(BootInstance.class);
		application.setDefaultProperties(translate(properties));
		application.run();
		while (System.in.read() >= 0) {
			// the trial is running
		}
		System.exit(0);
	}

	private static Map<String, Object> translate(Properties properties) {
		Map<String, Object> result = new HashMap<>(
				Map.of("spring.main.web-application-type", "none", "spring.main.banner-mode", "off",
						"spring.application.name", "trial", "logging.config", "classpath:logback.xml",
						"ami.live.enabled", "false", "ami.kafka.enabled", "true", "ami.kafka.ownership", "true"));
		result.put("spring.kafka.bootstrap-servers", properties.getProperty("bootstrap"));
		result.put("ami.kafka.topic", properties.getProperty("topic"));
		result.put("ami.kafka.ownership-group", properties.getProperty("group"));
		for (String server : properties.getProperty("servers").split(",")) {
			String prefix = "ami.servers." + server + ".";
			result.put(prefix + "host", "127.0.0.1");
			result.put(prefix + "port", properties.getProperty(server + ".port"));
			result.put(prefix + "username", properties.getProperty("username"));
			result.put(prefix + "secret", properties.getProperty("secret"));
		}
		return result;
	}

	@EventListener
	void on(AmiConnectedEvent event) {
		print("connected", event.server());
	}

	@EventListener
	void on(AmiDisconnectedEvent event) {
		print("released", event.server());
	}

	private static void print(String what, String server) {
		System.out.println(System.currentTimeMillis() + " " + what + " " + server);
	}

}
