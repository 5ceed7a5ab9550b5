package org.parley.support;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/** The modules that have beans in a context, those of the shell and of the tests apart. */
public final class StartedModules {

    private static final String HOUSE = "org.parley.";

    private StartedModules() {}

    public static Set<String> in(ConfigurableApplicationContext context) {
        Set<String> modules = new TreeSet<>();
        for (String name : context.getBeanFactory().getBeanDefinitionNames()) {
            Class<?> type = context.getType(name);
            String of = type == null ? "" : ClassUtils.getUserClass(type).getName();
            if (of.startsWith(HOUSE) && of.indexOf('.', HOUSE.length()) > 0) {
                modules.add(of.substring(HOUSE.length(), of.indexOf('.', HOUSE.length())));
            }
        }
        modules.remove("shell");
        modules.remove("support");
        return modules;
    }
}
