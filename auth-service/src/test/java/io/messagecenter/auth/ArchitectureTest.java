package io.messagecenter.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "io.messagecenter.auth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule controllersAreNobodysBusiness =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule rulesKnowNoFramework = noClasses()
            .that()
            .haveSimpleNameStartingWith("FailedLogins")
            .or()
            .haveSimpleName("PasswordRules")
            .or()
            .haveSimpleName("ProviderRoles")
            .or()
            .haveSimpleName("ReturnTo")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "java.sql..");

    @ArchTest
    static final ArchRule keycloaksLibraryStaysInItsPackage = noClasses()
            .that()
            .resideOutsideOfPackage("..auth.keycloak..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.keycloak..", "jakarta.ws.rs..", "org.jboss.resteasy..");

    @ArchTest
    static final ArchRule noUtilPackages =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..");

    @Test
    void featuresFormNoCyclesAndKeepTheirInsidesToThemselves() {
        ApplicationModules.of(AuthServiceApplication.class).verify();
    }
}
