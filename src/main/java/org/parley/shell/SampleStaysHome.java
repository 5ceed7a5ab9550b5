package org.parley.shell;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The sample's passwords are known to everybody: it refuses to listen where anybody else could come in. */
@Component
@Profile("sample")
class SampleStaysHome implements BeanFactoryPostProcessor, EnvironmentAware {

    private Environment environment;

    @SuppressWarnings("NullAway") // the environment is set before anything is asked
    SampleStaysHome() {}

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        String address = environment.getProperty("server.address", "0.0.0.0");
        if (!loopback(address)) {
            throw new IllegalStateException(
                    "The sample profile listens on the loopback address only, because its people's password is"
                            + " published; server.address is " + address
                            + ". Start without the sample profile to open the house to others.");
        }
    }

    static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
