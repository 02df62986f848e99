/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ConsoleUsers}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConsoleUsersTests {

	private static final Pattern PASSWORD = Pattern.compile("log in as \"operator\" with the password \"(.{20})\"");

	private final PasswordEncoder encoder = new BCryptPasswordEncoder(4);

	@Test
	void createsAUserWithARandomPasswordIfNoneIsConfigured(CapturedOutput output) {
		UserDetails user = users(Map.of()).load("operator");
		Matcher matcher = PASSWORD.matcher(output.getOut());
		assertThat(matcher.find()).isTrue();
		assertThat(this.encoder.matches(matcher.group(1), user.getPassword())).isTrue();
		assertThat(user.getAuthorities()).extracting(GrantedAuthority::getAuthority)
			.containsExactlyInAnyOrder("ROLE_READ", "ROLE_ACT");
		UserDetails other = users(Map.of()).load("operator");
		assertThat(this.encoder.matches(matcher.group(1), other.getPassword())).isFalse();
	}

	@Test
	void loadsConfiguredUsers(CapturedOutput output) {
		String hash = this.encoder.encode("letmein");
		ConsoleUsers users = users(Map.of("anna",
				new SecurityProperties.User("{bcrypt}" + hash, SecurityProperties.Role.READ, "101"), "bernd",
				new SecurityProperties.User(hash.replace("$2a$", "$2y$"), SecurityProperties.Role.ACT, null)));
		assertThat(users.load("anna").getAuthorities()).extracting(GrantedAuthority::getAuthority)
			.containsExactly("ROLE_READ");
		assertThat(users.extensionOf("anna")).isEqualTo("101");
		assertThat(users.extensionOf("bernd")).isNull();
		assertThat(this.encoder.matches("letmein", users.load("bernd").getPassword())).isTrue();
		assertThatExceptionOfType(UsernameNotFoundException.class).isThrownBy(() -> users.load("operator"));
		assertThat(output.getOut()).doesNotContain("operator");
	}

	@Test
	void rejectsAPasswordThatIsNotHashed() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(
				() -> users(Map.of("anna", new SecurityProperties.User("letmein", SecurityProperties.Role.READ, null))))
			.withMessageContaining("console.users.anna.password is not a BCrypt hash")
			.withMessageNotContaining("letmein");
	}

	private ConsoleUsers users(Map<String, SecurityProperties.User> users) {
		return new ConsoleUsers(new SecurityProperties(List.of(), true, users), this.encoder);
	}

}
