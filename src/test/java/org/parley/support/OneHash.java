package org.parley.support;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes the password of the people of {@link Scene} once: everybody at every table has it, and Argon2id is slow on purpose. The hash is the
 * house's own, any other password is hashed each time, and every sign-in is checked as in the house.
 */
final class OneHash implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PasswordEncoder house ? new Remembering(house) : bean;
    }

    private static final class Remembering implements PasswordEncoder {

        private final PasswordEncoder house;
        private final ConcurrentMap<String, String> known = new ConcurrentHashMap<>();

        Remembering(PasswordEncoder house) {
            this.house = house;
        }

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return password != null && Scene.PASSWORD.contentEquals(password)
                    ? known.computeIfAbsent(Scene.PASSWORD, house::encode)
                    : house.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return house.matches(password, hash);
        }

        @Override
        public boolean upgradeEncoding(@Nullable String hash) {
            return house.upgradeEncoding(hash);
        }
    }
}
