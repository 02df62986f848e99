/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The users of the console.
 */
@Component
class ConsoleUsers {

	private static final Logger logger = LoggerFactory.getLogger(ConsoleUsers.class);

	private static final String DEFAULT_USER = "operator";

	private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]?\\$\\d\\d\\$[./0-9A-Za-z]{53}");

	/** The prefix that {@code spring encodepassword} adds. */
	private static final String PREFIX = "{bcrypt}";

	private final Map<String, SecurityProperties.User> users = new LinkedHashMap<>();

	ConsoleUsers(SecurityProperties properties, PasswordEncoder encoder) {
		properties.users().forEach((name, user) -> this.users.put(name, validated(name, user)));
		if (this.users.isEmpty()) {
			String password = newPassword();
			logger
				.info("No users are configured. Until the application stops, log in as \"{}\" with the password \"{}\"."
						+ " To configure users, set console.users.", DEFAULT_USER, password);
			this.users.put(DEFAULT_USER,
					new SecurityProperties.User(encoder.encode(password), SecurityProperties.Role.ACT, null));
		}
	}

	private static SecurityProperties.User validated(String name, SecurityProperties.User user) {
		String hash = user.password().startsWith(PREFIX) ? user.password().substring(PREFIX.length()) : user.password();
		if (!BCRYPT.matcher(hash).matches()) {
			throw new IllegalStateException(("console.users.%s.password is not a BCrypt hash. Create one, for example"
					+ " with \"htpasswd -nBC 10 %s\" or \"spring encodepassword\".")
				.formatted(name, name));
		}
		return new SecurityProperties.User(hash, user.role(), user.extension());
	}

	private static String newPassword() {
		return new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32).generateKey().substring(0, 20);
	}

	boolean contains(String name) {
		return this.users.containsKey(name);
	}

	/**
	 * Returns the extension of a user.
	 * @param name the name of the user
	 * @return the extension, or {@code null} if it is not configured
	 */
	@Nullable String extensionOf(String name) {
		SecurityProperties.User user = this.users.get(name);
		return (user != null) ? user.extension() : null;
	}

	/**
	 * Finds a user for Spring Security.
	 * @throws UsernameNotFoundException if there is no such user
	 */
	UserDetails load(String name) {
		SecurityProperties.User user = this.users.get(name);
		if (user == null) {
			throw new UsernameNotFoundException("Unknown user");
		}
		String[] roles = (user.role() == SecurityProperties.Role.ACT) ? new String[] { "READ", "ACT" }
				: new String[] { "READ" };
		return User.withUsername(name).password(user.password()).roles(roles).build();
	}

}
