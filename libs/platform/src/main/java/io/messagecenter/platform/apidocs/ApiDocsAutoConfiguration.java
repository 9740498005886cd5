package io.messagecenter.platform.apidocs;

import io.messagecenter.platform.security.CurrentUser;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;

/** An OpenAPI document at {@code /v3/api-docs} for admins, with the names that the API has on the wire. */
@AutoConfiguration(before = SpringDocConfiguration.class)
@ConditionalOnClass(SpringDocConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
class ApiDocsAutoConfiguration {

    private static final String TOKEN = "access_token";

    static {
        ModelResolver.enumsAsRef = true;
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(CurrentUser.class)
                .replaceWithSchema(ProblemDetail.class, new Schema<>().$ref("#/components/schemas/Problem"))
                .replaceWithSchema(JsonNode.class, new Schema<>().type("object").additionalProperties(true));
    }

    /** The describing library reads types with a mapper of its own, which must name fields as ours does. */
    @Bean
    ModelResolver namesOnTheWire() {
        return new WireModels(Json31.mapper());
    }

    @Bean
    OpenApiCustomizer documentOnTheWire() {
        return new WireDocument();
    }

    @Bean
    OpenAPI openApi(Environment environment) {
        var scheme = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT");
        return new OpenAPI()
                .info(new Info()
                        .title("Message Center: " + environment.getProperty("spring.application.name", "a service"))
                        .version("1"))
                .addServersItem(new Server().url("/"))
                .components(new Components().addSecuritySchemes(TOKEN, scheme))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
