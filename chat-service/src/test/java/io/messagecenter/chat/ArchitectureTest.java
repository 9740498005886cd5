package io.messagecenter.chat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RestController;

/** How this service is built: features that meet in few places, rules that know nothing of what surrounds them. */
@AnalyzeClasses(packages = "io.messagecenter.chat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule CONTROLLERS_ARE_NOBODY_ELSES_BUSINESS =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule PACKAGES_ARE_FEATURES = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..service..", "..impl..", "..dto..");

    @ArchTest
    static final ArchRule RULES_ARE_FREE_OF_FRAMEWORKS = noClasses()
            .that()
            .haveSimpleName("ChatState")
            .or()
            .haveSimpleName("Message")
            .or()
            .haveSimpleName("Customer")
            .or()
            .haveSimpleName("Outcome")
            .or()
            .haveSimpleName("Facts")
            .or()
            .haveSimpleName("ChatPolicy")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "jakarta..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule ONLY_LISTENERS_AND_THE_LOG_KNOW_KAFKA = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Listener")
            .and()
            .resideOutsideOfPackage("..log..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @Test
    void featuresDependOnEachOtherWithoutCycles() {
        ApplicationModules.of(ChatServiceApplication.class).verify();
    }
}
