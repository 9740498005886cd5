package io.messagecenter.outbound;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "io.messagecenter.outbound", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule noPackagesWithoutAPurpose = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..utils..", "..common..", "..helper..", "..service..", "..impl..", "..dto..");

    @ArchTest
    static final ArchRule rulesKnowNoFramework = noClasses()
            .that()
            .haveSimpleNameStartingWith("Step")
            .or()
            .haveSimpleNameStartingWith("Finding")
            .or()
            .haveSimpleNameStartingWith("Outcome")
            .or()
            .haveSimpleName("ChannelGate")
            .or()
            .haveSimpleName("WhapiAnswers")
            .or()
            .haveSimpleNameStartingWith("WhapiCall")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "org.apache.kafka..", "java.net.http..");

    @ArchTest
    static final ArchRule onlyOnePackageTalksHttp = noClasses()
            .that()
            .resideOutsideOfPackage("io.messagecenter.outbound.whapi")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.springframework.web.client..");

    @Test
    void featuresDoNotReachIntoOneAnother() {
        ApplicationModules.of(OutboundWhapiApplication.class).verify();
    }
}
