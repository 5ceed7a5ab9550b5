package org.parley.record;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Conflicts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Advisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs a service's whole transaction again when the database gave it up for another one. All who append to a record wait for its
 * head; a deadlock there must not become a person's problem. Nothing of the first attempt remains, and an act keeps its client's id.
 */
@Configuration(proxyBeanMethods = false)
class LockConflicts {

    private static final Logger LOG = LoggerFactory.getLogger(LockConflicts.class);

    /**
     * Around the transaction, inside the checks of permissions. A service that begins its transactions itself begins them again itself:
     * attempts around attempts would multiply.
     */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor lockConflictAdvisor() {
        ComposablePointcut transactional = new ComposablePointcut(
                        new AnnotationMatchingPointcut(Transactional.class, true))
                .union(new AnnotationMatchingPointcut(null, Transactional.class, true))
                .intersection(new AnnotationMatchingPointcut(Service.class, true));
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(transactional, (MethodInterceptor) LockConflicts::invoke);
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return advisor;
    }

    private static @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return invocation.proceed();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return ((ProxyMethodInvocation) invocation).invocableClone().proceed();
            } catch (RuntimeException e) {
                if (attempt == Conflicts.ATTEMPTS || !Conflicts.caused(e)) {
                    throw e;
                }
                LOG.info(
                        "{} runs again after a lock conflict (attempt {})",
                        invocation.getMethod().getName(),
                        attempt);
            }
        }
    }
}
