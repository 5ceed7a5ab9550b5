package org.parley.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Parley")
                        .version("1")
                        .description("""
                                The same house for programs. Every call carries a personal access token and may do what its \
                                owner may do on the screens: no more, no less. What a person may not see is answered as if it \
                                were not there. Errors are problem details (RFC 9457) in the language of Accept-Language; \
                                `key` names the broken rule. What can be edited has an ETag, and an edit says in If-Match \
                                which state it was made from.""")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A personal access token, made on the page of your account")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
